/* The front door: C code in front of the managed exports, in every library file.

   A public function jumps through a table. At first each place of the table holds a function of the same
   signature that begins: it chooses the file whose kernels suit the processor, starts that file's runtime,
   fills the table and calls on. Only one runtime ever starts, that of the chosen file. If it cannot start,
   the call says so, nothing has happened, and the next call tries again.

   choose.c     the library's place, the choice of the file, forks while the choice is made
   processor.c  which files the processor allows
   stubs.c      the public functions and the table
   lapack.c     the same for LAPACK's names
   blas.c       the same for BLAS' names
   wide.c       whether plain names have 64-bit integers in this process
   start.c      the start of the runtime of this very file, forks while it starts or is at work
   gate.c       what forks wait for: locks that the runtime holds
   threads.c    the runtime's threads, and a block of memory for each thread of the host
   guest.c      what the runtime asks of the C library and a guest does not do
   pages.c      pages that only the start wanted
   control.c    the control and status word of the vector unit, which control.h reads and writes
   names.c      sentences for info, names of arguments

   The linker's --wrap sends calls of the C library's functions that the runtime makes to __wrap_ functions
   here; within these files, too, so that the C library's own are called by their names with __real_. */
#ifndef FRONT_H
#define FRONT_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "recursive_lu.h"

/* What managed code needs of the front. */
typedef struct front_services {
    /* The address of a symbol of the process, as the file sees it that the host has loaded; NULL if there is
     * none. */
    void *(*find)(const char *name);
    /* A pointer for each thread to a block that is freed when the thread ends. */
    void *(*block)(void);
    /* Sets it; 0 if it has been set. */
    int (*set_block)(void *block);
    /* malloc and free as the loader gives them to this file: the host may have replaced both. */
    void *(*allocate)(size_t size);
    void (*free)(void *block);
} front_services;

/* Matrices with more rows or columns are not small. */
enum { most_small = 64 };

/* The parameters of a function for small matrices, and the arguments. */
#define PARAMETERS_AND_STATUS(...) (__VA_ARGS__, uint32_t status)
#define WITH_STATUS(...) (__VA_ARGS__, status)

/* The managed functions of the BLAS. */
typedef struct blas_kernels {
#define BLAS(name, parameters, arguments) int64_t(*name) parameters;
#define SMALL_BLAS(name, most, parameters, arguments) bool(*small_##name) parameters;
#include "blas.inc"
} blas_kernels;

/* What a library file offers to the front of another one. */
typedef struct kernels {
    size_t size;
    const char *version;
    const char *isa;
    /* Starts the file's runtime if it has not been started: 0, RECURSIVE_LU_OUT_OF_MEMORY or
     * RECURSIVE_LU_INTERNAL. */
    int64_t (*start)(void *(*find)(const char *name));
    /* To be called around a fork: before it, and after it in the parent or the child. */
    void (*before_fork)(void);
    void (*after_fork)(bool child);
#define FUNCTION(type, name, parameters, arguments) type(*name) parameters;
#define FORTRAN(name, integer, parameters, arguments) void(*name) parameters;
#define SMALL_FORTRAN(name, integer, parameters, arguments)                                                  \
    void(*name) parameters;                                                                                  \
    bool(*small_##name) PARAMETERS_AND_STATUS parameters;
#define WITHOUT_INFO FORTRAN
#define LAPACKE(name, integer, parameters, arguments) integer(*name) parameters;
#define LOGICAL LAPACKE
#define FACTOR(type, name, parameters, arguments)                                                            \
    type(*name) parameters, (*small_##name)PARAMETERS_AND_STATUS parameters;
#include "functions.inc"
    /* NULL in files that serve no BLAS. */
    const blas_kernels *blas;
} kernels;

/* This file's own; the exported function of a sibling that gives them is called SIBLING_FUNCTION. */
extern const kernels front_own;

#define SIBLING_FUNCTION "recursive_lu_sibling"

/* choose.c */
const kernels *front_choose(void);
void *front_find(const char *name);

/* stubs.c: chooses, starts and fills the table; false if the start failed. Any number of threads may come
 * here. */
bool front_begin(void);

/* lapack.c */
void front_fill_lapack(const kernels *chosen);

/* blas.c */
void front_fill_blas(const kernels *chosen);

/* wide.c */
bool front_is_wide(const char *name);

/* start.c */
int64_t front_start(void *(*find)(const char *name));
void front_before_fork(void);
void front_after_fork(bool child);
bool front_is_forked(void);
bool front_is_starting(void);
void front_fail_start(void) __attribute__((noreturn));
/* Whether so many bytes more can be mapped. */
bool front_can_map(size_t bytes, int protection);

/* control.c, called by managed code */
uint32_t front_mask_traps(void);
void front_restore_control_status(uint32_t word);

/* gate.c */
void front_close_gate(void);
void front_open_gate(bool child);

/* threads.c */
sigset_t front_block_signals(bool faults_too);
bool front_prepare_thread(void);
void front_await_thread(void);
void front_release_thread(void);
void front_dismiss_thread(void);
void front_prepare_blocks(void);
void *front_block(void);
int front_set_block(void *block);

/* pages.c */
void front_release_pages(bool data_too);

/* The library file's first address and the address behind its last one, from the linker. */
extern const char __ehdr_start[] __attribute__((visibility("hidden")));
extern const char _end[] __attribute__((visibility("hidden")));

/* The file's absolute path when it was loaded; empty if that was not to be found. */
extern char front_path[];

#endif
