// A large drawing takes a computer without a graphics card a fifth of a second. So while one moves it, the picture of its
// nodes and lines is moved; it is drawn anew, with names, when the movement rests, or has gone far.
const REST = 200; // milliseconds without movement
const FAR = { shift: 0.5, zoom: 1.7 }; // parts of the picture's width or height; times
const SLOW = 50; // milliseconds a frame takes where pictures are to be moved instead
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

export function moveSmoothly(renderer, isLarge) {
  const camera = renderer.getCamera();
  const { nodes, edges, mouse, ...names } = renderer.getCanvases();
  const moved = [nodes, edges];
  const hidden = new Set(Object.values(names)); // while it moves: each layer takes time to put on the screen
  const draw = renderer.scheduleRender.bind(renderer);
  let slow = SOFTWARE.test(nameOf(nodes));
  let drawn = null; // the camera of the picture
  let timer = 0;
  let last = 0;

  renderer.on("afterRender", () => {
    drawn = camera.getState();
    for (const layer of moved) layer.style.transform = "";
    for (const layer of hidden) layer.style.visibility = "";
    if (camera.isAnimated() && tooSlow()) slow = true;
  });

  // Whether the latest frames of a movement took long.
  function tooSlow() {
    const now = performance.now();
    const time = now - last;
    last = now;
    return time < 1000 && average(time) > SLOW;
  }

  // The way from the picture to what the camera sees now: a shift and a zoom.
  function way() {
    const at = (x, cameraState) => renderer.framedGraphToViewport({ x, y: 0 }, { cameraState });
    const [left, right, newLeft, newRight] = [at(0, drawn), at(1, drawn), at(0, camera.getState()), at(1, camera.getState())];
    const zoom = (newRight.x - newLeft.x) / (right.x - left.x);
    return { zoom, x: newLeft.x - zoom * left.x, y: newLeft.y - zoom * left.y };
  }

  function isFar({ zoom, x, y }) {
    const { width, height } = renderer.getDimensions();
    const [middleX, middleY] = [x + ((zoom - 1) * width) / 2, y + ((zoom - 1) * height) / 2];
    return zoom > FAR.zoom || zoom < 1 / FAR.zoom || Math.abs(middleX) > width * FAR.shift || Math.abs(middleY) > height * FAR.shift;
  }

  const rest = () => { if (camera.isAnimated()) timer = setTimeout(rest, REST); else draw(); };
  renderer.scheduleRender = () => {
    clearTimeout(timer);
    if (!slow || !drawn || !isLarge() || renderer.needToProcess) return draw();
    const to = way();
    if (!Number.isFinite(to.zoom) || isFar(to)) return draw();
    if (tooSlow()) hidden.add(edges);
    for (const layer of hidden) layer.style.visibility = "hidden";
    for (const layer of moved) {
      layer.style.transformOrigin = "0 0";
      layer.style.transform = `translate(${to.x}px, ${to.y}px) scale(${to.zoom})`;
    }
    timer = setTimeout(rest, REST);
    return renderer;
  };
}

const recent = [];
function average(time) {
  if (recent.push(time) > 8) recent.shift();
  return recent.length < 8 ? 0 : recent.reduce((sum, one) => sum + one, 0) / recent.length;
}

function nameOf(canvas) {
  const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  const names = context?.getExtension("WEBGL_debug_renderer_info");
  return String(context?.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : context.RENDERER) ?? "");
}
