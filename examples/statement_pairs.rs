//! Scores pairs of sentences: reads JSON lines `{"topic", "sentences": [{"doc", "sent", "text"}]}` from standard input
//! and writes `{"topic", "pairs": [[doc, sent, doc, sent, score]]}`, pairs of different documents only. Where one
//! document is called `summary`, only its pairs are written.

use crosswire::compare::StatementScorer;
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let sentences = row["sentences"].as_array().ok_or("a topic without sentences")?;
        let texts: Vec<&str> = sentences
            .iter()
            .map(|sentence| sentence["text"].as_str().unwrap_or_default())
            .collect();
        let scorer = StatementScorer::new(&texts);
        let is_summary = |number: usize| sentences[number]["doc"] == "summary";
        let with_summary = (0..sentences.len()).any(is_summary);
        let mut pairs = Vec::new();
        for a in 0..sentences.len() {
            for b in 0..a {
                let same = sentences[a]["doc"] == sentences[b]["doc"];
                let score = scorer.score(a, b);
                if !same && (!with_summary || is_summary(a) != is_summary(b)) && score > 0.0 {
                    let (x, y) = (&sentences[a], &sentences[b]);
                    pairs
                        .push(serde_json::json!([x["doc"], x["sent"], y["doc"], y["sent"], score]));
                }
            }
        }
        writeln!(out, "{}", serde_json::json!({ "topic": row["topic"], "pairs": pairs }))?;
    }
    Ok(())
}
