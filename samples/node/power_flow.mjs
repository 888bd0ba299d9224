// Computes voltages and power flows of the WSCC system of nine buses and three machines by Newton's method, compares the
// voltages with the published ones, and draws the network.
//
//     power_flow.mjs [PICTURE]     an SVG file, by default power_flow.svg
//
// Each step solves for 14 unknowns: the angles of buses 2 to 9 and the magnitudes at those without a machine, 4 to 9.
// Data and solution: P. M. Anderson, A. A. Fouad, Power System Control and Stability, Iowa State University Press, 1977,
// figures 2.18 and 2.19; per unit of 100 MVA, angles in degrees.
//
// Run it in a folder in which the package recursive-lu is installed (npm install recursive-lu-0.1.0.tgz).

import { writeFileSync } from 'node:fs';
import { solve } from 'recursive-lu';

// Bus 1 is the slack; machines hold the voltage where one is given. P and Q are what flows in. The place (at) and the
// side of the label are for the picture; published are |V| and angle.
const buses = [
    { name: 'slack', V: 1.040, P: 0, Q: 0, at: [400, 560], side: 'below', published: [1.040, 0.0] },
    { name: 'machine', V: 1.025, P: 1.63, Q: 0, at: [70, 110], side: 'above', published: [1.025, 9.3] },
    { name: 'machine', V: 1.025, P: 0.85, Q: 0, at: [730, 110], side: 'above', published: [1.025, 4.7] },
    { name: '', P: 0, Q: 0, at: [400, 460], side: 'right', published: [1.026, -2.2] },
    { name: 'load', P: -1.25, Q: -0.50, at: [240, 320], side: 'left', published: [0.996, -4.0] },
    { name: 'load', P: -0.90, Q: -0.30, at: [560, 320], side: 'right', published: [1.013, -3.7] },
    { name: '', P: 0, Q: 0, at: [210, 110], side: 'above', published: [1.026, 3.7] },
    { name: 'load', P: -1.00, Q: -0.35, at: [400, 110], side: 'below', published: [1.016, 0.7] },
    { name: '', P: 0, Q: 0, at: [590, 110], side: 'above', published: [1.032, 2.0] },
];

// From, to, series resistance and reactance, half of the charging susceptance; the first three are transformers.
const branches = [
    [1, 4, 0, 0.0576, 0], [2, 7, 0, 0.0625, 0], [3, 9, 0, 0.0586, 0],
    [4, 5, 0.0100, 0.0850, 0.0880], [4, 6, 0.0170, 0.0920, 0.0790], [5, 7, 0.0320, 0.1610, 0.1530],
    [6, 9, 0.0390, 0.1700, 0.1790], [7, 8, 0.0085, 0.0720, 0.0745], [8, 9, 0.0119, 0.1008, 0.1045],
].map(([from, to, r, x, charging]) => {
    const z2 = r * r + x * x;
    return { from: from - 1, to: to - 1, g: r / z2, b: -x / z2, charging };
});

const count = buses.length;
const degrees = (radians) => radians * 180 / Math.PI;

/** Real and imaginary part of the admittances between buses. */
function admittances() {
    const G = new Float64Array(count * count), B = new Float64Array(count * count);
    for (const { from, to, g, b, charging } of branches) {
        for (const [i, j] of [[from, to], [to, from]]) {
            G[i * count + i] += g;
            B[i * count + i] += b + charging;
            G[i * count + j] -= g;
            B[i * count + j] -= b;
        }
    }
    return { G, B };
}

const { G, B } = admittances();

/** The power that flows from each bus into the network. */
function injections(V, angle) {
    const P = new Float64Array(count), Q = new Float64Array(count);
    for (let i = 0; i < count; i++) {
        for (let j = 0; j < count; j++) {
            const g = G[i * count + j], b = B[i * count + j];
            const cos = Math.cos(angle[i] - angle[j]), sin = Math.sin(angle[i] - angle[j]);
            P[i] += V[i] * V[j] * (g * cos + b * sin);
            Q[i] += V[i] * V[j] * (g * sin - b * cos);
        }
    }
    return { P, Q };
}

const angles = [...buses.keys()].slice(1), magnitudes = [...buses.keys()].filter((i) => buses[i].V === undefined);
const n = angles.length + magnitudes.length;

/** What is missing to the powers that are given: P where the angle is unknown, then Q where the magnitude is. */
function mismatch(V, angle) {
    const { P, Q } = injections(V, angle);
    return Float64Array.from([...angles.map((i) => buses[i].P - P[i]), ...magnitudes.map((i) => buses[i].Q - Q[i])]);
}

/** Derivatives of the powers by angles, and by magnitudes relative to themselves; by rows. */
function jacobian(V, angle) {
    const { P, Q } = injections(V, angle), J = new Float64Array(n * n);
    const unknowns = [...angles.map((j) => [j, false]), ...magnitudes.map((j) => [j, true])];
    unknowns.forEach(([i, reactive], row) => unknowns.forEach(([j, magnitude], column) => {
        const g = G[i * count + j], b = B[i * count + j];
        const cos = Math.cos(angle[i] - angle[j]), sin = Math.sin(angle[i] - angle[j]);
        const along = V[i] * V[j] * (g * cos + b * sin), across = V[i] * V[j] * (g * sin - b * cos);
        let value;
        if (i !== j) {
            value = reactive === magnitude ? across : reactive ? -along : along;
        } else if (reactive) {
            value = magnitude ? Q[i] - b * V[i] * V[i] : P[i] - g * V[i] * V[i];
        } else {
            value = magnitude ? P[i] + g * V[i] * V[i] : -Q[i] - b * V[i] * V[i];
        }
        J[row * n + column] = value;
    }));
    return J;
}

/** Newton's method from the flat start. */
function powerFlow() {
    const V = Float64Array.from(buses, (bus) => bus.V ?? 1), angle = new Float64Array(count), history = [];
    for (let step = 0; ; step++) {
        const missing = mismatch(V, angle), largest = Math.max(...missing.map(Math.abs));
        history.push(largest);
        console.log(`step ${step}: largest mismatch ${largest.toExponential(2)}`);
        if (largest < 1e-12) return { V, angle, history };
        if (step === 10) throw new Error('Newton\'s method does not converge');
        const change = solve(jacobian(V, angle), missing, { layout: 'row-major' });
        angles.forEach((i, k) => { angle[i] += change[k]; });
        magnitudes.forEach((i, k) => { V[i] *= 1 + change[angles.length + k]; });
    }
}

/** The real power that a branch takes from its first bus, in MW. */
function flow({ from, to, g, b }, V, angle) {
    const difference = angle[from] - angle[to];
    return 100 * (V[from] * V[from] * g - V[from] * V[to] * (g * Math.cos(difference) + b * Math.sin(difference)));
}

/** The network as an SVG picture: buses coloured by voltage, arrows with the flow of real power. */
function picture(V, angle, history) {
    const colour = (v) => `hsl(${Math.round(Math.max(0, Math.min(1, (v - 0.98) / 0.07)) * 220)} 75% 45%)`;
    const text = (x, y, content, more = '') => `<text x="${x.toFixed(0)}" y="${y.toFixed(0)}" ${more}>${content}</text>`;
    const parts = [];
    for (const branch of branches) {
        const power = flow(branch, V, angle), [from, to] = power >= 0 ? [branch.from, branch.to] : [branch.to, branch.from];
        const [x1, y1] = buses[from].at, [x2, y2] = buses[to].at, x = (x1 + x2) / 2, y = (y1 + y2) / 2;
        const turn = Math.atan2(y2 - y1, x2 - x1);
        // Away from the line, to the right, or up from a line that is level.
        const level = y1 === y2, right = level ? 0 : Math.abs(Math.sin(turn));
        const down = level ? -1 : -Math.cos(turn) * Math.sign(Math.sin(turn));
        const width = (1 + Math.abs(power) / 30).toFixed(1);
        parts.push(`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#777" stroke-width="${width}"/>`,
            `<path d="M9 0L-6 7V-7Z" fill="#333" transform="translate(${x} ${y}) rotate(${degrees(turn).toFixed(1)})"/>`,
            text(x + 18 * right, y + 18 * down + 5, `${Math.abs(power).toFixed(1)} MW`,
                `text-anchor="${right > 0.5 ? 'start' : 'middle'}"`));
    }
    const labels = { above: [0, -42, 'middle'], below: [0, 36, 'middle'], left: [-26, -3, 'end'], right: [26, -3, 'start'] };
    buses.forEach(({ name, at: [x, y], side, P, Q }, i) => {
        const [dx, dy, anchor] = labels[side];
        const what = name === 'load' ? `load ${-100 * P} MW, ${-100 * Q} Mvar` : name;
        parts.push(`<circle cx="${x}" cy="${y}" r="17" fill="${colour(V[i])}"/>`,
            text(x, y + 5, i + 1, 'text-anchor="middle" fill="#fff" font-weight="bold"'),
            text(x + dx, y + dy, `${V[i].toFixed(3)} / ${degrees(angle[i]).toFixed(1)}&#176;`, `text-anchor="${anchor}"`),
            text(x + dx, y + dy + 17, what, `text-anchor="${anchor}" fill="#555"`));
    });
    parts.push(text(24, 30, 'Nine buses, three machines: voltages (per unit / angle) and real power', 'font-size="17"'),
        text(24, 520, 'largest mismatch, step by step', 'fill="#555"'),
        ...history.map((largest, step) => text(24, 540 + 17 * step, `${step}:  ${largest.toExponential(1)}`)));
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 640" font-family="sans-serif" font-size="13">\n`
        + `<rect width="800" height="640" fill="#fff"/>\n${parts.join('\n')}\n</svg>\n`;
}

const { V, angle, history } = powerFlow();
const { P, Q } = injections(V, angle);
console.log('\nbus   |V|      angle       P [MW]   Q [Mvar]   published');
let differs = 0;
buses.forEach(({ published: [voltage, degree] }, i) => {
    const column = (value, digits, width) => value.toFixed(digits).padStart(width);
    console.log(`${i + 1}     ${V[i].toFixed(5)}  ${column(degrees(angle[i]), 3, 7)}  ${column(100 * P[i], 2, 10)}`
        + `${column(100 * Q[i], 2, 10)}   ${voltage.toFixed(3)} ${column(degree, 1, 5)}`);
    // Half a unit of the last digit that is published, and a little.
    if (Math.abs(V[i] - voltage) > 0.00055 || Math.abs(degrees(angle[i]) - degree) > 0.055) differs++;
});
console.log(`\nresidual ${history.at(-1).toExponential(2)}, losses ${(100 * P.reduce((sum, p) => sum + p)).toFixed(3)} MW`);
const file = process.argv[2] ?? 'power_flow.svg';
writeFileSync(file, picture(V, angle, history));
console.log(`${file} written`);
if (differs > 0) {
    console.error(`${differs} voltages differ from the published ones`);
    process.exit(1);
}
