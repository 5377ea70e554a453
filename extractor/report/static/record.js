// Stepping through the marks, and showing what a mark or a term stands for. Without this script the links still lead there.
(() => {
  const marks = [...document.querySelectorAll(".prose a.mark")];
  const stops = marks.filter((mark) => mark.tabIndex !== -1);
  const tip = document.body.appendChild(document.createElement("div"));
  tip.className = "tip";
  tip.id = "tip";
  tip.hidden = true;
  tip.setAttribute("role", "tooltip");

  const overKey = (key) => marks.filter((mark) => mark.dataset.keys.split(" ").includes(key));

  const light = (keys) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const key of keys) {
      for (const mark of overKey(key)) mark.classList.add("lit");
      for (const term of document.querySelectorAll(`.term[data-key="${CSS.escape(key)}"]`)) term.classList.add("lit");
    }
  };

  const show = (mark) => {
    const keys = mark.dataset.keys.split(" ");
    light(keys);
    tip.replaceChildren();
    for (const key of keys) {
      const entry = document.getElementById(key);
      if (!entry) continue;
      const copy = document.createElement("div");
      for (const child of entry.children) copy.append(child.cloneNode(true));
      tip.append(copy);
    }
    tip.hidden = false;
    mark.setAttribute("aria-describedby", "tip");
    const place = mark.getClientRects()[0];
    const left = Math.min(Math.max(place.left, 8), innerWidth - tip.offsetWidth - 8);
    const below = place.bottom + 6 + tip.offsetHeight < innerHeight;
    tip.style.left = `${Math.max(left, 8)}px`;
    tip.style.top = `${below ? place.bottom + 6 : Math.max(place.top - tip.offsetHeight - 6, 8)}px`;
  };

  const hide = (mark) => {
    tip.hidden = true;
    mark?.removeAttribute("aria-describedby");
    light([]);
  };

  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => show(mark));
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("mouseleave", () => hide(mark));
    mark.addEventListener("blur", () => hide(mark));
  }
  for (const term of document.querySelectorAll("[data-key]")) {
    const key = term.dataset.key;
    term.addEventListener("mouseenter", () => light([key]));
    term.addEventListener("focus", () => light([key]));
    term.addEventListener("mouseleave", () => light([]));
    term.addEventListener("click", () => overKey(key)[0]?.focus({ preventScroll: true }));
  }
  for (const card of document.querySelectorAll(".card")) {
    const keys = [...card.querySelectorAll(".equation [data-key]")].map((term) => term.dataset.key);
    card.addEventListener("mouseenter", () => light(keys));
    card.addEventListener("mouseleave", () => light([]));
  }

  // A link into a closed section opens it.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (target) target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);
  reveal();

  const step = (by) => {
    const shown = stops.filter((mark) => document.getElementById(`show-${mark.classList[1]}`)?.checked);
    if (!shown.length) return;
    const at = shown.indexOf(document.activeElement);
    const next = shown[at === -1 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length];
    next.focus();
    next.scrollIntoView({ block: "center" });
  };
  const steps = document.querySelector(".steps");
  steps.hidden = false;
  let last = null;
  document.addEventListener("focusin", (event) => { if (event.target.matches("a.mark")) last = event.target; });
  for (const button of steps.querySelectorAll("button")) {
    button.addEventListener("click", () => { last?.focus({ preventScroll: true }); step(Number(button.dataset.step)); });
  }
  addEventListener("keydown", (event) => {
    if (event.target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "Escape") { document.activeElement.blur(); hide(); }
  });
})();
