// The keys of every page: move along a list, open, search, go elsewhere, decide.
const items = () => [...document.querySelectorAll("[data-item]")];
let at = -1;
let going = false;

function move(step) {
  const list = items();
  if (list.length === 0) return;
  list[at]?.classList.remove("at");
  at = Math.min(Math.max(at + step, 0), list.length - 1);
  list[at].classList.add("at");
  (list[at].querySelector("[data-open]") ?? list[at]).focus({ preventScroll: true });
  list[at].scrollIntoView({ block: "nearest" });
}

// A form or link that answers to a key, of the item moved to, or else of the page.
function answer(key) {
  const pick = `[data-key="${CSS.escape(key)}"]`;
  const here = items()[at] ?? (items().length ? items()[0] : null);
  const target = here?.querySelector(pick) ?? [...document.querySelectorAll(pick)].find((e) => !e.closest("[data-item]"));
  if (!target) return false;
  target.click();
  return true;
}

const places = { i: "/", m: "/map", a: "/actors", r: "/processes", c: "/crossings", f: "/figures", p: "/proposals" };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, dialog")) return;
  const key = event.key;
  if (going) {
    going = false;
    if (places[key]) location.assign(places[key]);
    return;
  }
  let done = true;
  if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
  else if (key === "g") going = true;
  else if (key === "?") document.getElementById("keys").showModal();
  else if (key === "/") { const box = document.querySelector("input[type=search]"); box ? box.focus() : (done = false); }
  else done = key.length === 1 && answer(key);
  if (done) event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const item = event.target.closest("[data-item]");
  if (item) {
    items()[at]?.classList.remove("at");
    at = items().indexOf(item);
    item.classList.add("at");
  }
});

// A form of filters leaves what is empty out of the URL.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  });
}
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form[method=get] :disabled")) field.disabled = false;
});
