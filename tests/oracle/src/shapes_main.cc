// The other unit: the same templates again, exceptions, a lambda.
#include "shapes.h"

#include <cstdio>
#include <stdexcept>
#include <vector>

using namespace shapes;

// Two functions with the same body, for a linker that folds.
int twice(int value) { return value * 2 + 7; }
int doubled(int value) { return value * 2 + 7; }

static std::vector<Shape *> make(int count)
{
	std::vector<Shape *> all;

	for (int i = 0; i < count; i++) {
		if (i % 2)
			all.push_back(new Square(i, i));
		else
			all.push_back(new Circle(i, i));
	}
	if (all.empty())
		throw std::runtime_error("no shapes");
	return all;
}

int main(int argc, char **)
{
	try {
		const auto all = make(argc * 4);
		Ring<int, 8> ids;
		const auto note = [&](const Shape *shape) {
			ids.push(shape->id());
		};
		for (const Shape *shape : all)
			note(shape);
		std::printf("%f %d %d\n", total(all.data(), all.size()),
		    ids.sum(), twice(argc) + doubled(argc));
		for (Shape *shape : all)
			delete shape;
	} catch (const std::exception &error) {
		std::puts(error.what());
		return 1;
	}
	return 0;
}
