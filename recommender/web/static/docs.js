/* Starts the API page; no inline script, so that the content security policy can forbid it. */
const place = document.getElementById("docs");
window.SwaggerUIBundle({ url: place.dataset.document, domNode: place, deepLinking: true });
