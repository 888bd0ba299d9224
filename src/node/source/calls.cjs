'use strict';
// Runs prepared calls, on this thread or on others.
//
// A prepared call is { spans, before, run, parameters, finish }: the arrays it reads and writes, what is done on this thread
// first, if anything, the library's function, its parameters, and what makes the result, or throws, from the number that the
// function returned.

const { markAsUntransferable } = require('node:worker_threads');
const { overlap, isDetached, kindOf, span } = require('./arguments.cjs');

// Koffi throws when 256 calls wait for a thread of libuv, which has four; those beyond this number wait here.
const MOST_ISSUED = 64;

const inUse = new Set();
const waiting = [];
let issued = 0;

/** Refuses arrays that a call on another thread uses; two that only read one array may share it. */
function check(spans) {
    if (inUse.size === 0) return;
    for (const mine of spans) {
        for (const other of inUse) {
            if ((mine.writes || other.writes) && overlap(mine, other)) {
                throw new TypeError(`${mine.name} is in use by an asynchronous call that has not ended`);
            }
        }
    }
}

/** Runs a call on this thread. */
function now(call) {
    check(call.spans);
    call.before?.();
    return call.finish(call.run(...call.parameters));
}

/** Runs a call on a thread of libuv. The arrays are held, guarded against other calls, and cannot be transferred. */
function later(call) {
    check(call.spans);
    call.before?.();
    for (const span of call.spans) {
        markAsUntransferable(span.buffer);
        inUse.add(span);
    }
    return new Promise((resolve, reject) => {
        waiting.push({ call, resolve, reject });
        issue();
    });
}

function issue() {
    while (issued < MOST_ISSUED && waiting.length > 0) {
        const entry = waiting.shift();
        issued++;
        try {
            refuseDetached(entry.call);
            entry.call.run.async(...entry.call.parameters, (error, info) => {
                settle(entry, error, info);
                issue();
            });
        } catch (error) {
            settle(entry, error);
        }
    }
}

function settle({ call, resolve, reject }, error, info) {
    issued--;
    for (const span of call.spans) inUse.delete(span);
    try {
        if (error) throw error;
        refuseDetached(call);
        resolve(call.finish(info));
    } catch (failure) {
        reject(failure);
    }
}

function refuseDetached({ spans }) {
    const lost = spans.find((span) => span.length > 0 && isDetached(span.buffer));
    if (lost) throw new TypeError(`${lost.name} was detached before the call ended`);
}

/** The span of a copy of an array, which nobody else has. */
function copied(original) {
    check([{ ...original, writes: false }]);
    return span(original.name, new (kindOf(original))(original.array));
}

/** A function's asynchronous twin: what is wrong with the arguments rejects the promise, too. */
const promised = (prepare) => async (...values) => later(prepare(...values));
/** A function of a prepared call, on this thread. */
const immediate = (prepare) => (...values) => now(prepare(...values));

module.exports = { copied, promised, immediate };
