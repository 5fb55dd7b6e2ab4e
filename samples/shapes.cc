/*
 * A small C++ program: one template made for three types, virtual functions,
 * and containers of the standard library. Most of its bytes are not written
 * in this file, which is what it is a sample of.
 */
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace shapes {

struct shape {
	virtual ~shape() = default;
	virtual double area() const = 0;
	virtual std::string name() const = 0;
};

struct square : shape {
	explicit square(double side) : side(side) {}
	double area() const override { return side * side; }
	std::string name() const override { return "square"; }
	double side;
};

struct disc : shape {
	explicit disc(double radius) : radius(radius) {}
	double area() const override { return 3.14159265 * radius * radius; }
	std::string name() const override { return "disc"; }
	double radius;
};

/* Three instances: of int, double and std::string. */
template <typename T>
__attribute__((noinline)) T median(std::vector<T> values)
{
	std::sort(values.begin(), values.end());
	return values[values.size() / 2];
}

} // namespace shapes

int main()
{
	std::vector<std::unique_ptr<shapes::shape>> all;
	std::map<std::string, double> sums;
	std::vector<double> areas;
	std::vector<std::string> names;
	std::vector<int> lengths;

	for (int i = 1; i < 6; i++) {
		all.push_back(std::make_unique<shapes::square>(i));
		all.push_back(std::make_unique<shapes::disc>(i));
	}
	for (const auto &shape : all) {
		sums[shape->name()] += shape->area();
		areas.push_back(shape->area());
		names.push_back(shape->name());
		lengths.push_back(static_cast<int>(shape->name().size()));
	}
	for (const auto &sum : sums)
		std::printf("%s %.1f\n", sum.first.c_str(), sum.second);
	std::printf("%.1f %s %d\n", shapes::median(areas),
	    shapes::median(names).c_str(), shapes::median(lengths));
	return 0;
}
