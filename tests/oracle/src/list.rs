//! Generics, traits and closures without the standard library, so that the
//! program stays small and what is in it is ours or core's.
#![no_std]
#![no_main]

use core::fmt::{self, Write};
use core::panic::PanicInfo;

#[link(name = "c")]
extern "C" {
    fn write(fd: i32, data: *const u8, size: usize) -> isize;
    fn abort() -> !;
}

struct Out;

impl Write for Out {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let done = unsafe { write(1, text.as_ptr(), text.len()) };
        if done < 0 { Err(fmt::Error) } else { Ok(()) }
    }
}

trait Area {
    fn area(&self) -> u64;
}

struct Square(u64);
struct Rectangle {
    width: u64,
    height: u64,
}

impl Area for Square {
    fn area(&self) -> u64 {
        self.0 * self.0
    }
}

impl Area for Rectangle {
    fn area(&self) -> u64 {
        self.width * self.height
    }
}

struct Ring<T, const N: usize> {
    items: [T; N],
    at: usize,
}

impl<T, const N: usize> Ring<T, N>
where
    T: Copy + Default + core::ops::Add<Output = T>,
{
    fn push(&mut self, value: T) {
        self.items[self.at % N] = value;
        self.at += 1;
    }

    fn sum(&self) -> T {
        self.items.iter().fold(T::default(), |a, &b| a + b)
    }
}

static NAMES: [&str; 4] = ["one", "two", "three", "four"];

fn total(all: &[&dyn Area]) -> u64 {
    all.iter().map(|shape| shape.area()).filter(|a| a % 2 == 0).sum()
}

#[no_mangle]
pub extern "C" fn main(argc: i32, _argv: *const *const u8) -> i32 {
    let mut small: Ring<u32, 4> = Ring { items: [0; 4], at: 0 };
    let mut large: Ring<u64, 9> = Ring { items: [0; 9], at: 0 };
    for i in 0..argc as u32 * 10 {
        small.push(i);
        large.push(u64::from(i) * 3);
    }
    let square = Square(large.sum());
    let rectangle = Rectangle { width: u64::from(small.sum()), height: 7 };
    let sum = total(&[&square, &rectangle, &Square(argc as u64)]);
    let name = NAMES[argc as usize % NAMES.len()];
    if writeln!(Out, "{name} {sum} {:?}", small.items).is_err() {
        return 1;
    }
    0
}

// core was built to unwind; nothing here ever does.
#[no_mangle]
pub extern "C" fn rust_eh_personality() {}

#[panic_handler]
fn panic(_info: &PanicInfo) -> ! {
    unsafe { abort() }
}
