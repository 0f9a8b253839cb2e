//! Word lists in `src/data/*.txt`: one entry a line, `#` starts a comment.

use foldhash::HashSet;

/// The entries of a word list: lines without comments and outer white space, in order.
pub fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(|line| line.split_once('#').map_or(line, |(entry, _)| entry).trim())
        .filter(|entry| !entry.is_empty())
}

/// The entries of a word list as a set.
pub fn set(list: &'static str) -> HashSet<&'static str> {
    entries(list).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_are_no_entries() {
        let list = "# titles\nMr. # with a stop\n\n  Mrs.  \n";
        assert_eq!(entries(list).collect::<Vec<_>>(), ["Mr.", "Mrs."]);
    }
}
