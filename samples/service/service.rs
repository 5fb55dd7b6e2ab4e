//! A small service, the same in C, Rust and Go: it answers GET /TEXT with the
//! text, its FNV-1a hash and how often it was asked, as JSON.
//!
//!     service TEXT...      answers on standard output
//!     service -l PORT      answers on a port of this machine
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};

static SERVED: AtomicUsize = AtomicUsize::new(0);

fn hash_text(text: &str) -> u64 {
    text.bytes().fold(0xcbf29ce484222325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100000001b3)
    })
}

/// A text as JSON has it between quotes.
fn quote(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\0'..='\x1f' => out += &format!("\\u{:04x}", letter as u32),
            _ => out.push(letter),
        }
    }
    out
}

fn answer(text: &str) -> String {
    format!(
        "{{\"text\":\"{}\",\"hash\":\"{:016x}\",\"served\":{}}}\n",
        quote(text),
        hash_text(text),
        SERVED.fetch_add(1, Ordering::Relaxed) + 1
    )
}

fn serve_one(mut stream: TcpStream) -> std::io::Result<()> {
    let mut request = [0; 4096];
    let size = stream.read(&mut request)?;
    let line = String::from_utf8_lossy(&request[..size]);
    let path = line.strip_prefix("GET /").unwrap_or(&line);
    let body = answer(path.split([' ', '\r', '\n']).next().unwrap_or(""));
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{}",
        body.len(),
        body
    )
}

fn serve(port: u16) -> std::io::Result<()> {
    for stream in TcpListener::bind(("127.0.0.1", port))?.incoming() {
        let stream = stream?;
        std::thread::spawn(move || {
            if let Err(error) = serve_one(stream) {
                eprintln!("service: {error}");
            }
        });
    }
    Ok(())
}

fn main() -> std::io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.len() == 2 && words[0] == "-l" {
        return serve(words[1].parse().expect("a port"));
    }
    for word in &words {
        print!("{}", answer(word));
    }
    Ok(())
}
