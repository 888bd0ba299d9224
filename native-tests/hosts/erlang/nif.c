/* The library's functions for Erlang. Calls may take long, so that dirty schedulers make them. */
#include "recursive_lu.h"

#include <erl_nif.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    int64_t n, info;
    double *A, *b;
    int64_t *ipiv;
    int threaded;
} linear_system;

static void *call(void *argument) {
    linear_system *s = argument;
    s->info = (s->threaded ? recursive_lu_f64_threaded : recursive_lu_f64)(s->A, s->n, s->n, s->ipiv);
    if (s->info == 0) {
        s->info = recursive_lu_f64_solve('N', s->n, 1, s->A, s->n, s->ipiv, s->b, s->n);
    }
    return NULL;
}

static void *call_in_thread(void *argument) {
    ErlNifTid thread;
    char name[] = "call";
    void *result = argument;
    if (enif_thread_create(name, &thread, call, argument, NULL) == 0) {
        enif_thread_join(thread, &result);
    }
    return result;
}

/* solve(A, b, Threaded, InThread): {Info, X}. A and b are binaries of doubles; a thread of its own calls if
 * InThread is 1. */
static ERL_NIF_TERM solve(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
    ErlNifBinary A, b;
    int threaded, in_thread;
    if (argc != 4 || !enif_inspect_binary(env, argv[0], &A) || !enif_inspect_binary(env, argv[1], &b) ||
        !enif_get_int(env, argv[2], &threaded) || !enif_get_int(env, argv[3], &in_thread)) {
        return enif_make_badarg(env);
    }
    ERL_NIF_TERM x;
    linear_system s = {.n = (int64_t)(b.size / sizeof(double)), .info = -1, .threaded = threaded};
    s.A = enif_alloc(A.size);
    s.ipiv = enif_alloc(b.size);
    s.b = (double *)enif_make_new_binary(env, b.size, &x);
    if (s.A == NULL || s.ipiv == NULL || s.b == NULL) {
        return enif_make_badarg(env);
    }
    memcpy(s.A, A.data, A.size);
    memcpy(s.b, b.data, b.size);
    (in_thread ? call_in_thread : call)(&s);
    enif_free(s.A);
    enif_free(s.ipiv);
    return enif_make_tuple2(env, enif_make_int64(env, s.info), x);
}

static void speak(void) {
    double A[] = {2}, b[] = {6};
    int64_t ipiv[1];
    linear_system s = {.n = 1, .A = A, .b = b, .ipiv = ipiv};
    call(&s);
    puts(s.info == 0 && b[0] == 3 ? "at exit" : "wrong");
}

/* speak_at_exit(): 0 if so. */
static ERL_NIF_TERM speak_at_exit(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
    (void)argc, (void)argv;
    return enif_make_int(env, atexit(speak));
}

static ErlNifFunc functions[] = {{"solve", 4, solve, ERL_NIF_DIRTY_JOB_CPU_BOUND},
                                 {"speak_at_exit", 0, speak_at_exit, 0}};

ERL_NIF_INIT(host, functions, NULL, NULL, NULL, NULL)
