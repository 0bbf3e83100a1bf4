// Lines for large drawings: one pixel wide, half transparent, not to be clicked. A computer without a graphics card
// draws ten thousand of them in the time in which it draws one thousand wide ones.
import { EdgeProgram } from "sigma/rendering";
import { floatColor } from "sigma/utils";

const VERTEX = `
attribute vec2 a_position;
attribute vec4 a_color;
attribute float a_alpha;
uniform mat3 u_matrix;
varying vec4 v_color;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  v_color = vec4(a_color.rgb * a_alpha, a_alpha);
}`;
const FRAGMENT = `
precision mediump float;
varying vec4 v_color;
void main() { gl_FragColor = v_color; }`;

export class PlainLines extends EdgeProgram {
  constructor(gl, _, renderer) {
    super(gl, null, renderer); // no second drawing to find out what is under the mouse
  }

  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, LINES } = WebGLRenderingContext;
    return {
      VERTICES: 2, VERTEX_SHADER_SOURCE: VERTEX, FRAGMENT_SHADER_SOURCE: FRAGMENT, METHOD: LINES, UNIFORMS: ["u_matrix"],
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_alpha", size: 1, type: FLOAT },
      ],
    };
  }

  processVisibleItem(_, start, source, target, data) {
    const color = floatColor(data.color);
    const alpha = data.zIndex ? 1 : 0.35; // what belongs to the chosen node stands out
    this.array.set([source.x, source.y, color, alpha, target.x, target.y, color, alpha], start);
  }

  setUniforms({ matrix }, { gl, uniformLocations }) {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
  }
}
