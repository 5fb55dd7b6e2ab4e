// A small Go program: generics, methods, closures, a goroutine.
package main

type number interface{ ~int | ~uint32 }

type ring[T number] struct {
	items [8]T
	at    int
}

func (r *ring[T]) push(value T) {
	r.items[r.at%len(r.items)] = value
	r.at++
}

func (r *ring[T]) sum() (total T) {
	for _, item := range r.items {
		total += item
	}
	return
}

type shape interface{ area() int }
type square struct{ side int }
type rectangle struct{ width, height int }

func (s square) area() int    { return s.side * s.side }
func (r rectangle) area() int { return r.width * r.height }

func total(shapes []shape) (sum int) {
	for _, s := range shapes {
		sum += s.area()
	}
	return
}

func main() {
	ints, words := ring[int]{}, ring[uint32]{}
	done := make(chan int)
	go func() {
		for i := 0; i < 20; i++ {
			ints.push(i)
			words.push(uint32(i * 3))
		}
		done <- ints.sum()
	}()
	println(<-done, words.sum(), total([]shape{square{3}, rectangle{2, 5}}))
}
