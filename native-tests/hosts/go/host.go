// Go as the host: "host LIBRARY SITUATION" ends with exit code 0 if all was right. The library is linked by cgo.
package main

// #cgo LDFLAGS: -lrecursivelu
// #include "recursive_lu.h"
import "C"

import (
	"fmt"
	"math"
	"math/rand"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"unsafe"
)

func require(condition bool, what string) {
	if !condition {
		fmt.Fprintln(os.Stderr, "not true:", what)
		os.Exit(1)
	}
}

// solve overwrites a by its factors and b by the solution; gives info.
func solve(a, b []float64, threaded bool) int64 {
	n := C.int64_t(len(b))
	ipiv := make([]int64, len(b))
	elements, pivots := (*C.double)(&a[0]), (*C.int64_t)(unsafe.Pointer(&ipiv[0]))
	var info C.int64_t
	if threaded {
		info = C.recursive_lu_f64_threaded(elements, n, n, pivots)
	} else {
		info = C.recursive_lu_f64(elements, n, n, pivots)
	}
	if info == 0 {
		info = C.recursive_lu_f64_solve('N', n, 1, elements, n, pivots, (*C.double)(&b[0]), n)
	}
	return int64(info)
}

func solveRandom(n int, threaded bool) {
	random := rand.New(rand.NewSource(int64(n)))
	a, b := make([]float64, n*n), make([]float64, n)
	for i := range a {
		a[i] = 2*random.Float64() - 1
		b[i%n] += a[i]
	}
	x := append([]float64(nil), b...)
	require(solve(append([]float64(nil), a...), x, threaded) == 0, "info is 0")
	for i := range b {
		residual := b[i]
		for j := range x {
			residual -= a[i+j*n] * x[j]
		}
		require(math.Abs(residual) < 1e-10, "the residual is small")
	}
}

func solveAll() {
	b := []float64{22, 32, 32}
	require(solve([]float64{1, 4, 2, 3, 8, 6, 5, 4, 6}, b, false) == 0, "info of the small system is 0")
	require(b[0] == 1 && b[1] == 2 && b[2] == 3, "x is 1 2 3")
	require(solve([]float64{1, 2, 2, 4}, []float64{1, 1}, false) == 2, "info is 2")
	require(C.recursive_lu_f64(nil, -1, 1, nil) < 0, "info is negative")
	solveRandom(120, false)
	solveRandom(200, true)
}

type node struct{ value int }

// provoke recovers from a panic whose text has those words.
func provoke(words string, function func()) {
	defer func() {
		panicked := recover()
		require(panicked != nil && strings.Contains(fmt.Sprint(panicked), words), "the panic is "+words)
	}()
	function()
}

// recurse makes the goroutine's stack grow.
func recurse(depth int) int {
	if depth == 0 {
		return 0
	}
	return recurse(depth-1) + 1
}

func provokeAll() {
	var nowhere *node
	zero := 0
	page, err := syscall.Mmap(-1, 0, 4096, syscall.PROT_NONE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	require(err == nil, "mmap")
	for i := 0; i < 2; i++ {
		provoke("nil pointer dereference", func() { nowhere.value++ })
		provoke("integer divide by zero", func() { zero = 1 / zero })
		provoke("index out of range", func() { page[4096+zero]++ })
		provoke("invalid memory address", func() {
			defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
			page[0]++
		})
		require(recurse(100000) == 100000, "stacks grow")
	}
	require(syscall.Munmap(page) == nil, "munmap")
}

func traps() {
	for round := 0; round < 5; round++ {
		provokeAll()
		solveAll()
	}
	provokeAll()
}

func collector() {
	var stop int32
	var garbage sync.WaitGroup
	for t := 0; t < 2; t++ {
		garbage.Add(1)
		go func() {
			defer garbage.Done()
			for atomic.LoadInt32(&stop) == 0 {
				_ = make([]*node, 10000)
				runtime.GC()
			}
		}()
	}
	for round := 0; round < 10; round++ {
		solveAll()
		runtime.GC()
	}
	atomic.StoreInt32(&stop, 1)
	garbage.Wait()
}

// threads ends threads: one that a goroutine has locked and not unlocked ends with it.
func threads() {
	for round := 0; round < 10; round++ {
		var solvers sync.WaitGroup
		for t := 0; t < 4; t++ {
			solvers.Add(1)
			go func() {
				defer solvers.Done()
				runtime.LockOSThread()
				solveAll()
			}()
		}
		solvers.Wait()
	}
}

func exitInOrder() {
	defer os.Exit(7)
	defer fmt.Println("at exit")
	defer solveAll()
	solveAll()
}

func main() {
	situations := map[string]func(){
		"call": solveAll, "traps": traps, "collector": collector, "threads": threads, "exit": exitInOrder}
	situations[os.Args[2]]()
}
