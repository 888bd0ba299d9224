#include "handlers.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

handled handlers_last;
int handlers_nancheck = 1;
bool handlers_read_strings;

/* Called by name from libraries. */
void xerbla_(const char *name, const int32_t *position, size_t length);
void xerbla_64_(const char *name, const int64_t *position, size_t length);
void LAPACKE_xerbla(const char *name, int info);
void LAPACKE_xerbla_64(const char *name, int64_t info);
int LAPACKE_get_nancheck(void);
void cblas_xerbla(int position, const char *name, const char *format, ...);

void handlers_reset(void) {
    memset(&handlers_last, 0, sizeof handlers_last);
}

static void remember(const char *handler, const char *name, size_t length, int64_t number) {
    while (length > 0 && name[length - 1] == ' ') {
        length--;
    }
    handlers_last.calls++;
    handlers_last.number = number;
    snprintf(handlers_last.handler, sizeof handlers_last.handler, "%s", handler);
    snprintf(handlers_last.name, sizeof handlers_last.name, "%.*s", (int)length, name);
}

static void remember_fortran(const char *handler, const char *name, size_t length, int64_t number) {
    remember(handler, name, length, number);
    handlers_last.is_string = handlers_read_strings && strlen(name) == length;
}

void xerbla_(const char *name, const int32_t *position, size_t length) {
    remember_fortran("xerbla_", name, length, *position);
}

void xerbla_64_(const char *name, const int64_t *position, size_t length) {
    remember_fortran("xerbla_64_", name, length, *position);
}

void LAPACKE_xerbla(const char *name, int info) {
    remember("LAPACKE_xerbla", name, strlen(name), info);
}

void LAPACKE_xerbla_64(const char *name, int64_t info) {
    remember("LAPACKE_xerbla_64", name, strlen(name), info);
}

int LAPACKE_get_nancheck(void) {
    return handlers_nancheck;
}

void cblas_xerbla(int position, const char *name, const char *format, ...) {
    (void)format;
    remember("cblas_xerbla", name, strlen(name), position);
}
