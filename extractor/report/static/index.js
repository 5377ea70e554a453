// Filtering and sorting the whole index; only the rows on show are built, so ten thousand open at once.
(() => {
  const [ID, HEADLINE, DATE, PROVINCE, PLACE, TOPIC, PUBLISHER, VERDICTS] = [0, 1, 2, 3, 4, 5, 6, 7];
  const STEP = 200;
  const rows = JSON.parse(document.getElementById("rows").textContent);
  const outcomes = JSON.parse(document.getElementById("outcomes").textContent);
  const form = document.querySelector(".filters");
  const body = document.querySelector("table.articles tbody");
  const more = document.querySelector("button.more");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
  const folded = rows.map((row) => fold(`${row[HEADLINE]} ${row[PROVINCE]} ${row[PLACE]} ${row[TOPIC]} ${row[PUBLISHER]}`));
  let order = rows.map((_, number) => number);
  let matching = order;
  let shown = 0;

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const day = (edtf) => edtf.split("/").map((part) => part.split("-").filter((piece) => !piece.includes("X")).reverse().join("/")).join(" – ");
  const bilingual = (words) => [element("span", { class: "vi", lang: "vi" }, words.vi), element("span", { class: "en", lang: "en" }, words.en)];
  const tally = (row) => {
    const list = element("ul", { class: "tally" });
    outcomes.forEach((outcome, number) => {
      const count = row[VERDICTS + number];
      if (count) list.append(element("li", { class: `outcome ${outcome.name}` }, element("span", { class: "sign", "aria-hidden": "true" }, outcome.sign), ` ${count} `, ...bilingual(outcome)));
    });
    return list;
  };
  const line = (row) => element("tr", {},
    element("td", { class: "day" }, day(row[DATE])),
    element("td", {}, element("a", { href: `records/${row[ID]}.html`, lang: "vi" }, row[HEADLINE]), element("small", {}, row[PUBLISHER])),
    element("td", {}, row[PROVINCE] || row[PLACE]),
    element("td", {}, row[TOPIC]),
    element("td", {}, tally(row)));

  const extend = () => {
    body.append(...matching.slice(shown, shown + STEP).map((number) => line(rows[number])));
    shown = Math.min(shown + STEP, matching.length);
    more.hidden = shown >= matching.length;
  };
  const draw = () => {
    body.replaceChildren();
    shown = 0;
    extend();
    document.getElementById("found").textContent = matching.length;
    document.querySelector(".empty").hidden = matching.length > 0;
  };
  const filter = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const words = fold(wanted.text).split(/\s+/).filter(Boolean);
    matching = order.filter((number) => {
      const row = rows[number];
      const [start, end] = [row[DATE].split("/")[0], row[DATE].split("/").at(-1)];
      return words.every((word) => folded[number].includes(word))
        && (!wanted.province || row[PROVINCE] === wanted.province)
        && (!wanted.topic || row[TOPIC] === wanted.topic)
        && (!wanted.verdict || row[VERDICTS + Number(wanted.verdict)] > 0)
        && (!wanted.from || (end && end >= wanted.from))
        && (!wanted.to || (start && start <= wanted.to));
    });
    draw();
  };
  const compare = { date: (row) => row[DATE], headline: (row) => row[HEADLINE], province: (row) => row[PROVINCE] || row[PLACE], topic: (row) => row[TOPIC],
    verdict: (row) => String(1e6 - row[VERDICTS] * 1000 - row[VERDICTS + 1]).padStart(8, "0") };
  for (const head of document.querySelectorAll("th[data-column]")) {
    const button = element("button", { type: "button", class: "sort" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of document.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = compare[head.dataset.column];
      const collator = new Intl.Collator("vi");
      order.sort((left, right) => collator.compare(key(rows[left]), key(rows[right])) * (down ? -1 : 1));
      filter();
    });
  }
  const fill = (name, column) => {
    const counts = new Map();
    for (const row of rows) if (row[column]) counts.set(row[column], (counts.get(row[column]) || 0) + 1);
    for (const [value, count] of [...counts].sort((left, right) => left[0].localeCompare(right[0], "vi"))) {
      form.elements[name].append(element("option", { value }, `${value} (${count})`));
    }
  };
  fill("province", PROVINCE);
  fill("topic", TOPIC);
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector("nav.pages")?.remove();
  more.addEventListener("click", extend);
  shown = body.children.length;
  more.hidden = shown >= rows.length;
})();
