import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as esm from 'recursive-lu';

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.dirname(require.resolve('recursive-lu/package.json'));

/** Runs a module in a process of its own, with the packages that this file sees. */
function run(script, environment = {}) {
    return spawnSync(process.execPath, ['--input-type=module', '--eval', script],
        { cwd: here, encoding: 'utf8', env: { ...process.env, ...environment } });
}

test('the examples of README.md print what it says', () => {
    const text = readFileSync(path.join(folder, 'README.md'), 'utf8');
    const examples = [...text.matchAll(/^```js\n(.*?)^```\n```output\n(.*?)^```/gms)];
    assert.equal(examples.length, text.match(/^```js$/gm).length);
    assert.ok(examples.length > 0);
    for (const [, script, output] of examples) {
        const child = run(script);
        assert.equal(child.stderr, '');
        assert.equal(child.stdout, output);
    }
});

test('import and require give the same functions', () => {
    const cjs = require('recursive-lu');
    assert.deepEqual(Object.keys(esm).filter((name) => name !== 'default').sort(), Object.keys(cjs).sort());
    for (const name of Object.keys(cjs)) assert.equal(esm[name], cjs[name]);
    assert.equal(esm.default, cjs);
});

test('everything that is exported has a type', () => {
    const types = readFileSync(path.join(folder, 'index.d.ts'), 'utf8');
    const declared = [...types.matchAll(/^export (?:function|class) (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual(declared.sort(), Object.keys(require('recursive-lu')).sort());
});

test('the types are those of the package', () => {
    const compiler = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
    const child = spawnSync(process.execPath, [compiler, '--project', here], { encoding: 'utf8' });
    assert.equal(child.status, 0, child.stdout + child.stderr);
});

test('a library that cannot be loaded is named, and so is where its name came from', () => {
    for (const file of ['/no/such/library.so', fileURLToPath(import.meta.url)]) {
        const child = run("import 'recursive-lu';", { RECURSIVE_LU_LIBRARY: file });
        assert.notEqual(child.status, 0);
        assert.match(child.stderr, /recursive-lu cannot load its library .*\(named by RECURSIVE_LU_LIBRARY\)/);
        assert.ok(child.stderr.includes(file));
    }
});

test('another library is refused', () => {
    const child = run("import 'recursive-lu';", { RECURSIVE_LU_LIBRARY: 'libc.so.6' });
    assert.match(child.stderr, /recursive-lu cannot load its library libc\.so\.6 .*recursive_lu_f64_strided/);
});

test('a package without a library takes that of the system', () => {
    const library = process.env.RECURSIVE_LU_LIBRARY || path.join(folder, 'lib', 'librecursivelu.so');
    const place = mkdtempSync(path.join(tmpdir(), 'recursive-lu-'));
    try {
        const copy = path.join(place, 'node_modules', 'recursive-lu'), system = path.join(place, 'system');
        cpSync(folder, copy, {
            recursive: true,
            filter: (from) => !['lib', 'node_modules', 'LICENSE'].includes(path.relative(folder, from)),
        });
        const koffi = path.dirname(createRequire(path.join(folder, 'package.json')).resolve('koffi'));
        symlinkSync(koffi, path.join(place, 'node_modules', 'koffi'));
        mkdirSync(system);
        symlinkSync(realpathSync(library), path.join(system, 'librecursivelu.so.0'));
        const start = (more) => spawnSync(process.execPath, ['--print', 'require("recursive-lu").version()'],
            { cwd: place, encoding: 'utf8', env: { ...process.env, RECURSIVE_LU_LIBRARY: '', ...more } });
        assert.equal(start({ LD_LIBRARY_PATH: system }).stdout, `${esm.version()}\n`);
        const without = start({ LD_LIBRARY_PATH: '' });
        // A system may have one installed.
        const message = /its library librecursivelu\.so\.0 \(of the system, as there is no /;
        if (without.status !== 0) assert.match(without.stderr, message);
    } finally {
        rmSync(place, { recursive: true });
    }
});
