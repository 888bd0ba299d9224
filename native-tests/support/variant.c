#include "variant.h"

#include "recursive_lu.h"

const variant all_variants[] = {
    {.name = "plain", .pivoted = true, .threaded = false, .route = route_plain},
    {.name = "threaded", .pivoted = true, .threaded = true, .route = route_plain},
    {.name = "nopiv", .pivoted = false, .threaded = false, .route = route_plain},
    {.name = "strided threaded nopiv", .pivoted = false, .threaded = true, .route = route_strided},
    {.name = "strided", .pivoted = true, .threaded = false, .route = route_strided},
    {.name = "strided threaded", .pivoted = true, .threaded = true, .route = route_strided},
    {.name = "strided nopiv", .pivoted = false, .threaded = false, .route = route_strided},
    {.name = "plain!", .pivoted = true, .threaded = false, .route = route_origin},
    {.name = "threaded!", .pivoted = true, .threaded = true, .route = route_origin},
    {.name = "nopiv!", .pivoted = false, .threaded = false, .route = route_origin},
};

const int all_variant_count = sizeof all_variants / sizeof all_variants[0];
const int main_variant_count = 4;

int64_t variant_factor(const variant *how, const family *functions, void *a, int64_t m, int64_t n,
                       int64_t lda, int64_t *ipiv) {
    if (how->route == route_strided || lda != m) {
        uint32_t flags = how->pivoted ? 0 : RECURSIVE_LU_NO_PIVOT;
        flags |= how->threaded ? RECURSIVE_LU_THREADED : 0;
        return functions->strided(a, m, n, lda, ipiv, flags);
    }
    bool origin = how->route == route_origin;
    if (!how->pivoted) {
        return (origin ? functions->nopiv_origin : functions->nopiv)(a, m, n, ipiv);
    }
    if (how->threaded) {
        return (origin ? functions->threaded_origin : functions->threaded)(a, m, n, ipiv);
    }
    return (origin ? functions->factor_origin : functions->factor)(a, m, n, ipiv);
}

const variant *variant_serial(bool pivoted) {
    return &all_variants[pivoted ? 0 : 2];
}

const variant *variant_threaded(bool pivoted) {
    return &all_variants[pivoted ? 1 : 3];
}
