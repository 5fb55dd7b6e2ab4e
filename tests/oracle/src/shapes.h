// Templates, virtual functions and constructors for several units.
#ifndef SHAPES_H
#define SHAPES_H

#include <cstddef>

namespace shapes {

template <typename T> struct Point {
	T x, y;
	Point operator+(const Point &other) const
	{
		return {x + other.x, y + other.y};
	}
	T dot(const Point &other) const { return x * other.x + y * other.y; }
};

template <typename T, size_t N> class Ring {
public:
	void push(const T &value)
	{
		items[at++ % N] = value;
	}
	T sum() const
	{
		T total{};
		for (const T &item : items)
			total = total + item;
		return total;
	}

private:
	T items[N]{};
	size_t at = 0;
};

class Shape {
public:
	explicit Shape(int id);
	virtual ~Shape();
	virtual double area() const = 0;
	int id() const { return number; }

private:
	int number;
};

class Square : public Shape {
public:
	Square(int id, double side) : Shape(id), side(side) {}
	double area() const override { return side * side; }

private:
	double side;
};

class Circle : public Shape {
public:
	Circle(int id, double radius) : Shape(id), radius(radius) {}
	double area() const override;

private:
	double radius;
};

double total(Shape *const *all, size_t count);

} // namespace shapes

#endif
