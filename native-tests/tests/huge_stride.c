/* 3 x 3 with columns 2^30 elements apart, in address space of which only the columns themselves exist. */
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "check.h"
#include "ratio.h"
#include "variant.h"

static const int64_t lda = INT64_C(1) << 30;

static void check_type(const family *functions, const variant *how) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t stride = (size_t)lda * functions->type->size;
    unsigned char *space =
        mmap(NULL, 2 * stride + page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    REQUIRE(space != MAP_FAILED, "no address space of %zu bytes", 2 * stride + page);
    random_source source = random_new(3);
    matrix original = matrix_new(functions->type, 3, 3, 3);
    matrix_fill_dominant(&original, &source);
    matrix far = {.type = functions->type, .m = 3, .n = 3, .lda = lda, .data = space};
    for (int64_t j = 0; j < 3; j++) {
        REQUIRE(mprotect(space + (size_t)j * stride, page, PROT_READ | PROT_WRITE) == 0, "mprotect");
        for (int64_t i = 0; i < 3; i++) {
            for (int part = 0; part < functions->type->parts; part++) {
                matrix_set_part(&far, i, j, part, matrix_get_part(&original, i, j, part));
            }
        }
    }
    int64_t ipiv[3];
    int64_t info = variant_factor(how, functions, space, 3, 3, lda, ipiv);
    CHECK(info == 0, "%s %s: info is %ld", functions->type->name, how->name, (long)info);
    double ratio = factor_ratio(&original, &far, ipiv);
    CHECK(ratio < RATIO_LIMIT, "%s %s: ratio %g", functions->type->name, how->name, ratio);

    int64_t solved = functions->solve('N', 3, 1, space, lda, ipiv, original.data, 3);
    CHECK(solved == 0, "%s: solve gives %ld", functions->type->name, (long)solved);
    matrix_free(&original);
    munmap(space, 2 * stride + page);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        for (int v = 0; v < all_variant_count; v++) {
            check_type(&lib.families[f], &all_variants[v]);
        }
    }
    return check_report();
}
