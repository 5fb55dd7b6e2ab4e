//! A small Rust program: a generic function made for two types, a trait
//! object, and what the standard library brings along.
use std::collections::BTreeMap;
use std::fmt::Display;

trait Greet {
    fn greet(&self) -> String;
}

struct Person(String);
struct Crowd(usize);

impl Greet for Person {
    fn greet(&self) -> String {
        format!("hello, {}", self.0)
    }
}

impl Greet for Crowd {
    fn greet(&self) -> String {
        format!("hello to all {} of you", self.0)
    }
}

#[inline(never)]
fn count<T: Ord + Display>(items: Vec<T>) -> String {
    let mut seen = BTreeMap::new();
    for item in items {
        *seen.entry(item).or_insert(0usize) += 1;
    }
    let parts: Vec<String> =
        seen.iter().map(|(item, n)| format!("{item}: {n}")).collect();
    parts.join(", ")
}

fn main() {
    let names: Vec<String> = std::env::args().skip(1).collect();
    let mut all: Vec<Box<dyn Greet>> =
        names.iter().map(|n| Box::new(Person(n.clone())) as _).collect();
    all.push(Box::new(Crowd(names.len())));
    for one in &all {
        println!("{}", one.greet());
    }
    let lengths: Vec<usize> = names.iter().map(String::len).collect();
    println!("{} / {}", count(names), count(lengths));
}
