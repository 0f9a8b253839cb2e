//! Decides pairs of names: reads JSON lines with `a`, `b`, `a_text`, `b_text` from standard input and writes
//! `{"a", "b", "score", "same"}`, one line a pair.

use crosswire::compare::NameMatch;
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let text = |field: &str| row[field].as_str().unwrap_or_default();
        let found = NameMatch::of(text("a_text"), text("b_text"));
        let answer = serde_json::json!({
            "a": row["a"], "b": row["b"], "score": found.score, "same": found.same,
        });
        writeln!(out, "{answer}")?;
    }
    Ok(())
}
