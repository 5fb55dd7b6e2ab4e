// One unit of the C++ program: the key functions and a static of its own.
#include "shapes.h"

#include <algorithm>

namespace shapes {

static thread_local int created;

Shape::Shape(int id) : number(id)
{
	created++;
}

Shape::~Shape()
{
	created--;
}

double Circle::area() const
{
	return 3.14159 * radius * radius;
}

double total(Shape *const *all, size_t count)
{
	Ring<double, 16> ring;
	Ring<Point<double>, 4> points;

	for (size_t i = 0; i < count; i++) {
		ring.push(all[i]->area());
		points.push({all[i]->area(), double(all[i]->id())});
	}
	const Point<double> sum = points.sum();
	return std::max(ring.sum(), sum.dot(sum)) + created;
}

} // namespace shapes
