"use strict";
// Each chart is drawn where its picture stands, and the picture stays where it cannot be drawn.
function draw(chart) {
  const live = chart.querySelector(".live");
  const told = JSON.parse(chart.querySelector("script[type='application/json']").textContent);
  live.hidden = false;
  return Plotly.newPlot(live, told.data, told.layout, {
    displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false,
    showTips: false,
  }).then(
    () => chart.classList.add("drawn"),
    () => { live.hidden = true; },
  );
}

// Only what can be scrolled is reached with the keyboard.
function reach() {
  for (const part of document.querySelectorAll(".scroll")) {
    const scrolls = part.scrollWidth > part.clientWidth;
    if (scrolls) part.tabIndex = 0;
    else part.removeAttribute("tabindex");
    part.parentElement.classList.toggle("more", scrolls);
  }
}

// On paper nothing can be opened.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const one of opened) one.open = true;
});
addEventListener("afterprint", () => { for (const one of opened) one.open = false; });

addEventListener("resize", reach);
document.addEventListener("toggle", reach, true);
reach();
if (window.Plotly) {
  const charts = [...document.querySelectorAll("figure.chart")];
  Promise.all(charts.map(draw)).then(
    () => document.documentElement.classList.add("ready"),
  );
}
