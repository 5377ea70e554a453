// The reader's language is kept between pages where the browser lets a page keep anything.
(() => {
  const choices = document.querySelectorAll("input[name=language]");
  let kept = null;
  try { kept = localStorage.getItem("kiemtra-language"); } catch { kept = null; }
  for (const choice of choices) {
    if (kept === choice.id) choice.checked = true;
    choice.addEventListener("change", () => {
      try { localStorage.setItem("kiemtra-language", choice.id); } catch { return; }
    });
  }
})();
