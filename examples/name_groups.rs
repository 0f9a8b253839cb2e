//! Groups the mentions of people in reports on one event: reads JSON lines with `id`, `event` and `text` from standard
//! input and writes `{"id", "cluster"}`, one line a mention.

use crosswire::compare::group_names;
use std::{
    collections::BTreeMap,
    io::{BufRead, Write},
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut events: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for line in std::io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let text = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
        events.entry(row["event"].to_string()).or_default().push((text("id"), text("text")));
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (event, mentions) in events {
        let texts: Vec<&str> = mentions.iter().map(|(_, text)| text.as_str()).collect();
        for ((id, _), group) in mentions.iter().zip(group_names(&texts)) {
            let cluster = format!("{event}|{group}");
            writeln!(out, "{}", serde_json::json!({ "id": id, "cluster": cluster }))?;
        }
    }
    Ok(())
}
