// How names are written into the drawing. “color” gives a colour of the page by its name.

// With an edge of the page's colour, so that lines under it do not strike it through.
export const drawLabel = (color) => (context, data, settings) => {
  if (!data.label) return;
  const [x, y] = [data.x + data.size + 3, data.y + settings.labelSize / 3];
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = color("paper");
  context.strokeText(data.label, x, y);
  context.fillStyle = color("ink");
  context.fillText(data.label, x, y);
};

export const drawHover = (color) => (context, data, settings) => {
  context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
  const width = context.measureText(data.label ?? "").width + 12;
  context.fillStyle = color("card");
  context.shadowBlur = 8;
  context.shadowColor = "rgb(0 0 0 / .35)";
  context.beginPath();
  context.roundRect(data.x - data.size - 3, data.y - 12, width + data.size * 2 + 6, 24, 12);
  context.fill();
  context.shadowBlur = 0;
  context.fillStyle = color("ink");
  context.fillText(data.label ?? "", data.x + data.size + 5, data.y + settings.labelSize / 3);
};
