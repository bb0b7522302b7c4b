// Return what is wrong with the open page as it is shown now, by these rules of axe.
//
// Of what stands at one place of a template often, the first `most` are looked at: to look at each
// of a hundred rows would take most of the time, and axe is as slow where it only leaves them out.
// A place is told by tags, classes and the names of other attributes, from `main` down. Nothing is
// taken out that holds what stands at too few places else, nor the first of its kind below its
// parent. Whether something scrolls is asked of the whole page.
async ([rules, most]) => {
  const root = document.documentElement;
  // where a bar that sticks to the edge lies at rest and covers nothing
  scrollTo({top: root.scrollHeight, behavior: "instant"});
  const wider = root.scrollWidth - root.clientWidth;
  const found = wider > 0 ? [`scrolls sideways by ${wider} px`] : [];

  const all = Array.from(document.querySelectorAll("main *"));
  const scrolls = one => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight;
  const scrolling = all.filter(scrolls);

  const named = ({name, value}) =>
    name === "class" ? `.${value}` : /^data-(?!label)/.test(name) ? "" : `[${name}]`;
  const places = new Map();
  for (const one of all) {
    const kind = one.tagName + Array.from(one.attributes, named).sort().join("");
    places.set(one, `${places.get(one.parentElement) ?? ""}>${kind}`);
  }
  const kept = new Map();
  const stands = one => kept.get(places.get(one)) ?? 0;
  const isOften = one => stands(one) >= most;
  const isFirst = one => {
    let other = one.previousElementSibling;
    while (other && places.get(other) !== places.get(one)) other = other.previousElementSibling;
    return other === null;
  };
  const taken = [];
  for (const one of all) {
    if (!one.isConnected) continue;
    if (isOften(one) && !isFirst(one) && Array.from(one.querySelectorAll("*")).every(isOften)) {
      const left = document.createComment("alike");
      one.replaceWith(left);
      taken.push([left, one]);
    } else {
      kept.set(places.get(one), stands(one) + 1);
    }
  }

  const look = async runOnly => {
    const {violations} = await axe.run({runOnly, resultTypes: ["violations"]});
    for (const {id, nodes} of violations)
      found.push(`${id}: ${nodes.map(node => node.target).join(", ")}`);
  };
  await look(rules);
  const isStill = scrolling.some(one => one.isConnected && !scrolls(one));
  for (const [left, one] of taken.reverse()) left.replaceWith(one);
  if (isStill) await look(["scrollable-region-focusable"]);
  return found;
}
