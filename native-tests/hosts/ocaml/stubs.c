/* The library's functions for OCaml, which other threads of OCaml need not wait for. */
#include "recursive_lu.h"

#include <caml/alloc.h>
#include <caml/bigarray.h>
#include <caml/memory.h>
#include <caml/mlvalues.h>
#include <caml/threads.h>

static int64_t *integers(value array) {
    return Caml_ba_data_val(array);
}

/* host_factor(threaded, A, m, n, ipiv) */
CAMLprim value host_factor(value threaded, value A, value m, value n, value ipiv) {
    CAMLparam5(threaded, A, m, n, ipiv);
    double *elements = Caml_ba_data_val(A);
    int64_t *exchanges = integers(ipiv), rows = Long_val(m), columns = Long_val(n);
    int on_threads = Bool_val(threaded);
    caml_release_runtime_system();
    int64_t info =
        (on_threads ? recursive_lu_f64_threaded : recursive_lu_f64)(elements, rows, columns, exchanges);
    caml_acquire_runtime_system();
    CAMLreturn(caml_copy_int64(info));
}

/* host_solve(A, n, ipiv, b) */
CAMLprim value host_solve(value A, value n, value ipiv, value b) {
    CAMLparam4(A, n, ipiv, b);
    int64_t order = Long_val(n);
    int64_t info = recursive_lu_f64_solve('N', order, 1, Caml_ba_data_val(A), order, integers(ipiv),
                                          Caml_ba_data_val(b), order);
    CAMLreturn(caml_copy_int64(info));
}
