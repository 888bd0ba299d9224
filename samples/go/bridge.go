// What a load that moves over a bridge does to its supports, by RecursiveLU through cgo.
//
//	CGO_CFLAGS=-I../../include CGO_LDFLAGS=-L../../artifacts/lib go build bridge.go
//
// The bridge is a beam of two equal spans on three supports. Cubic finite elements, which are exact at their nodes, give the
// equations for deflections and rotations; that the supports do not yield, and what they bear, are equations and unknowns of
// their own. These have zeros on the diagonal: without row exchanges there is no solution.
//
// The factors serve all places of the load at once. The transposed equations give what the middle support bears for all places
// from a single right-hand side. Exact, for a load 1 at x in the first span of length 1: the middle support bears
// x (3 - x^2) / 2; in the middle of the span the beam yields by 23 / 1536, in units of the third power of the span over EI.
package main

// #cgo LDFLAGS: -lrecursivelu
// #include <recursive_lu.h>
import "C"

import (
	"errors"
	"fmt"
	"math"
	"os"
	"unsafe"
)

// SingularError says that element (Pivot, Pivot) of U, counted from 1, is exactly zero.
type SingularError struct{ Pivot int64 }

func (e *SingularError) Error() string {
	return fmt.Sprintf("the matrix is singular: U(%d, %d) is zero", e.Pivot, e.Pivot)
}

// failure is the error that a result of the library tells, or nil.
func failure(info C.int64_t) error {
	switch {
	case info == 0:
		return nil
	case info > 0:
		return &SingularError{int64(info)}
	}
	return errors.New(C.GoString(C.recursive_lu_message(info)))
}

// Matrix has its elements by columns.
type Matrix struct {
	Rows, Columns int
	Elements      []float64
}

func NewMatrix(rows, columns int) Matrix {
	return Matrix{rows, columns, make([]float64, rows*columns)}
}

// At is where element (i, j) is, both counted from 0.
func (m Matrix) At(i, j int) *float64 { return &m.Elements[i+j*m.Rows] }

func (m Matrix) copy() Matrix {
	return Matrix{m.Rows, m.Columns, append([]float64(nil), m.Elements...)}
}

// doubles and integers are where a slice begins for C, which keeps no pointer beyond a call.
func doubles(s []float64) *C.double {
	if len(s) == 0 {
		return nil
	}
	return (*C.double)(&s[0])
}

func integers(s []int64) *C.int64_t {
	if len(s) == 0 {
		return nil
	}
	return (*C.int64_t)(unsafe.Pointer(&s[0]))
}

// leading is the distance between columns of so many rows.
func leading(rows int) C.int64_t {
	if rows == 0 {
		return 1
	}
	return C.int64_t(rows)
}

// check says what is wrong with the shapes of a system.
func check(a, b Matrix) error {
	if a.Rows != a.Columns {
		return fmt.Errorf("the matrix must be square, not %d x %d", a.Rows, a.Columns)
	}
	if b.Rows != a.Rows {
		return fmt.Errorf("%d rows on the right-hand side of a matrix with %d", b.Rows, a.Rows)
	}
	return nil
}

// Solve solves a x = b in one call, and leaves both as they are.
func Solve(a, b Matrix) (Matrix, error) {
	if err := check(a, b); err != nil {
		return Matrix{}, err
	}
	lu, x, pivots := a.copy(), b.copy(), make([]int64, a.Rows)
	info := C.recursive_lu_f64_gesv(C.int64_t(a.Rows), C.int64_t(b.Columns), doubles(lu.Elements), leading(a.Rows),
		integers(pivots), doubles(x.Elements), leading(a.Rows), C.RECURSIVE_LU_THREADED)
	if err := failure(info); err != nil {
		return Matrix{}, err
	}
	return x, nil
}

// LU has the factors of a matrix. Several goroutines may solve with it at once.
type LU struct {
	factors Matrix
	// Row i, counted from 1, was exchanged with row pivots[i-1].
	pivots []int64
}

// Factor factors a copy of a square matrix.
func Factor(a Matrix) (*LU, error) {
	if err := check(a, a); err != nil {
		return nil, err
	}
	lu := &LU{a.copy(), make([]int64, a.Rows)}
	n := C.int64_t(a.Rows)
	info := C.recursive_lu_f64_strided(doubles(lu.factors.Elements), n, n, leading(a.Rows), integers(lu.pivots),
		C.RECURSIVE_LU_THREADED)
	if err := failure(info); err != nil {
		return nil, err
	}
	return lu, nil
}

// Solve solves for the columns of b with the matrix, or with its transpose.
func (lu *LU) Solve(b Matrix, transposed bool) (Matrix, error) {
	if err := check(lu.factors, b); err != nil {
		return Matrix{}, err
	}
	op := C.char('N')
	if transposed {
		op = 'T'
	}
	x, n := b.copy(), lu.factors.Rows
	info := C.recursive_lu_f64_solve(op, C.int64_t(n), C.int64_t(b.Columns), doubles(lu.factors.Elements), leading(n),
		integers(lu.pivots), doubles(x.Elements), leading(n))
	if err := failure(info); err != nil {
		return Matrix{}, err
	}
	return x, nil
}

// residual is the largest element of b - op(a) x, relative to the norms of a and x.
func residual(a, x, b Matrix, transposed bool) float64 {
	var rest, sizeA, sizeX float64
	for column := 0; column < b.Columns; column++ {
		for i := 0; i < b.Rows; i++ {
			difference, sum := *b.At(i, column), 0.0
			for j := 0; j < a.Columns; j++ {
				element := *a.At(i, j)
				if transposed {
					element = *a.At(j, i)
				}
				difference -= element * *x.At(j, column)
				sum += math.Abs(element)
			}
			rest = math.Max(rest, math.Abs(difference))
			sizeA = math.Max(sizeA, sum)
			sizeX = math.Max(sizeX, math.Abs(*x.At(i, column)))
		}
	}
	return rest / (sizeA * sizeX)
}

// stiffness has what an element, of length 1 with EI = 1, does to deflection and rotation of its left and of its right end.
var stiffness = [4][4]float64{{12, 6, -12, 6}, {6, 4, -6, 2}, {-12, -6, 12, -6}, {6, 2, -6, 4}}

// beam has the equations of a beam of so many elements: deflection and rotation of each node, then what the supports bear,
// which are at the nodes named.
func beam(elements int, supports ...int) Matrix {
	free := 2 * (elements + 1)
	a := NewMatrix(free+len(supports), free+len(supports))
	for element := 0; element < elements; element++ {
		for i, row := range stiffness {
			for j, value := range row {
				*a.At(2*element+i, 2*element+j) += value
			}
		}
	}
	for k, node := range supports {
		*a.At(2*node, free+k) = 1
		*a.At(free+k, 2*node) = 1
	}
	return a
}

func run() (bool, error) {
	const span = 40
	const nodes = 2*span + 1
	const middle = 2*nodes + 1 // what the middle support bears
	a := beam(2*span, 0, span, 2*span)
	n := a.Rows

	// A load in the middle of the first span.
	load := NewMatrix(n, 1)
	*load.At(span, 0) = 1
	x, err := Solve(a, load)
	if err != nil {
		return false, err
	}
	largest := residual(a, x, load, false)
	deflection := *x.At(span, 0) / math.Pow(span, 3)
	fmt.Printf("a load in the middle of a span: deflection %.12f, exact %.12f\n", deflection, 23.0/1536)

	// One load after the other, on each node.
	lu, err := Factor(a)
	if err != nil {
		return false, err
	}
	loads := NewMatrix(n, nodes)
	for node := 0; node < nodes; node++ {
		*loads.At(2*node, node) = 1
	}
	all, err := lu.Solve(loads, false)
	if err != nil {
		return false, err
	}
	largest = math.Max(largest, residual(a, all, loads, false))

	// The same by one solution: a row of the inverse.
	pick := NewMatrix(n, 1)
	*pick.At(middle, 0) = 1
	line, err := lu.Solve(pick, true)
	if err != nil {
		return false, err
	}
	largest = math.Max(largest, residual(a, line, pick, true))

	fmt.Printf("\n%8s%16s%16s%16s\n", "place", "middle support", "transposed", "exact")
	worst := 0.0
	for node := 0; node < nodes; node++ {
		place := float64(node) / span
		within := math.Min(place, 2-place)
		exact := within * (3 - within*within) / 2
		bears, transposed := *all.At(middle, node), *line.At(2*node, 0)
		worst = math.Max(worst, math.Max(math.Abs(bears-exact), math.Abs(transposed-exact)))
		if node%8 == 0 {
			fmt.Printf("%8.2f%16.10f%16.10f%16.10f\n", place, bears, transposed, exact)
		}
	}
	exchanges := 0
	for i, pivot := range lu.pivots {
		if pivot != int64(i+1) {
			exchanges++
		}
	}
	fmt.Printf("\n%d unknowns, %d row exchanges, largest error %.1e, largest residual %.1e\n", n, exchanges, worst, largest)

	// Nothing holds a beam without supports.
	_, err = Factor(beam(1))
	var singular *SingularError
	floating := errors.As(err, &singular) && singular.Pivot == 3
	fmt.Println("no supports:", err)
	_, err = lu.Solve(NewMatrix(3, 1), false)
	fmt.Println("too few rows:", err)
	return floating && err != nil && exchanges > 0 && worst < 1e-9 && math.Abs(deflection-23.0/1536) < 1e-11 &&
		largest < 1e-14, nil
}

func main() {
	accurate, err := run()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if !accurate {
		fmt.Fprintln(os.Stderr, "the results are not as accurate as they must be")
		os.Exit(1)
	}
}
