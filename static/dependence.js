// The slider of the dependence page: what towns lose by any fall of their backbone enterprise, from the shares beside each loss.
(() => {
  const form = document.querySelector("#suppose");
  const words = form.dataset;
  const slider = form.querySelector("input");
  const losses = form.querySelectorAll("[data-share]");
  // As at build (Fall.said): up for what is under a figure, down for what is over it, else an exact half to the even digit.
  const shown = (value, bound, decimals) => {
    const parts = +(value * 10 ** decimals).toFixed(6);
    const even = parts % 1 === 0.5 && Math.floor(parts) % 2 === 0;
    const whole = bound === "under" ? Math.ceil(parts) : bound === "over" || even ? Math.floor(parts) : Math.round(parts);
    return (whole / 10 ** decimals).toFixed(decimals).replace(".", words.decimal);
  };

  const show = () => {
    const fall = +slider.value;
    const by = words.percent.replace("{n}", fall);
    slider.setAttribute("aria-valuetext", by);
    form.querySelector("output b").textContent = by;
    // A share of s per cent loses s f / 100 by a fall of f (monotowns/dependence.py).
    for (const item of losses) {
      const pattern = fall ? item.dataset.loss : words.percent; // nothing is not "under 0.0%"
      item.textContent = pattern.replace("{n}", shown((+item.dataset.share * fall) / 100, item.dataset.bound, +item.dataset.decimals));
    }
  };

  const wanted = new URLSearchParams(location.search).get("fall");
  if (wanted) slider.value = wanted; // what is no step of the slider becomes the nearest one
  form.hidden = false;
  show();
  slider.addEventListener("input", show);
  slider.addEventListener("change", () => {
    const query = new URLSearchParams(location.search);
    query.set("fall", slider.value);
    history.replaceState(null, "", `${location.pathname}?${query}${location.hash}`);
    dispatchEvent(new Event("choice"));
  });
  form.addEventListener("submit", (event) => event.preventDefault());
})();
