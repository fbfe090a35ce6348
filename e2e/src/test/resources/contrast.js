// Every text that can be seen and has too little contrast with what is behind it, for WCAG 2.2 at level AA.

const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);

function over(top, below) {
  const alpha = top[3] ?? 1;
  return [0, 1, 2].map((i) => top[i] * alpha + below[i] * (1 - alpha));
}

function ground(element) {
  const layers = [];
  for (let node = element; node; node = node.parentElement) {
    layers.push(numbers(getComputedStyle(node).backgroundColor));
  }
  return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
}

function luminance(colour) {
  const [r, g, b] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const faint = [];
const modal = document.querySelector("dialog[open]");
const texts = document.createTreeWalker(modal ?? document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const words = texts.currentNode.textContent.trim();
  const element = texts.currentNode.parentElement;
  if (words && element.checkVisibility({ visibilityProperty: true }) && !element.closest("script, style, .for-readers")) {
    const style = getComputedStyle(element);
    const large = parseFloat(style.fontSize) >= 24
      || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    const behind = ground(element);
    const value = contrast(over(numbers(style.color), behind), behind);
    if (value < (large ? 3 : 4.5)) {
      faint.push(`${value.toFixed(2)} ${style.color} on ${behind.map(Math.round)}: ${words.slice(0, 60)}`);
    }
  }
}
return faint;
