// A link holds the code behind the #, which is sent to nobody: put it into the form and send that.
const A_CODE = /^[0-9A-Za-z-]{16,40}$/;
const form = document.querySelector("input[name=by_link]")?.form;

function takeCode() {
  const code = location.hash.slice(1);
  if (!form || !A_CODE.test(code)) return;
  history.replaceState(null, "", location.pathname);
  form.elements.code.value = code;
  form.elements.by_link.value = "yes";
  form.requestSubmit();
}

takeCode();
addEventListener("hashchange", takeCode);
