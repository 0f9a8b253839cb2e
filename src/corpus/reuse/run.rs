//! Seeds made runs of the same words, and runs made passages.
//!
//! Seeds are extended word by word; the longest runs come first and mark their words as used, so that passages of a pair
//! do not overlap (greedy string tiling: Wise 1993). Runs a few words apart are one passage; between and around them
//! words are aligned in a band (Smith and Waterman 1981, 2 for a match, -1 for a mismatch or a gap).

/// Words between two runs that are still one passage, and width of the band.
const GAP: usize = 8;
/// Words that an end is extended by in one step.
const REACH: usize = 12;
/// Runs of one pair that are looked at; more means that one text repeats itself.
const MOST_RUNS: usize = 4096;

/// Words `a..a + length` of one text are words `b..b + length` of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) length: usize,
}

impl Run {
    fn a_end(self) -> usize {
        self.a + self.length
    }

    fn b_end(self) -> usize {
        self.b + self.length
    }
}

/// Runs of the same words that hold the seeds (places of equal words), each once.
pub(super) fn runs(a: &[u64], b: &[u64], seeds: &[(u32, u32)]) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    // By diagonal, so that one run answers for all its seeds.
    let mut seeds: Vec<(i64, usize, usize)> = seeds
        .iter()
        .map(|&(a, b)| (i64::from(a) - i64::from(b), a as usize, b as usize))
        .filter(|&(_, i, j)| i < a.len() && j < b.len() && a[i] == b[j])
        .collect();
    seeds.sort_unstable();
    let mut last: Option<(i64, usize)> = None;
    for (diagonal, i, j) in seeds {
        if last.is_some_and(|(before, end)| before == diagonal && i < end) {
            continue;
        }
        let back = a[..i].iter().rev().zip(b[..j].iter().rev()).take_while(|(a, b)| a == b).count();
        let on = a[i..].iter().zip(&b[j..]).take_while(|(a, b)| a == b).count();
        found.push(Run { a: i - back, b: j - back, length: back + on });
        last = Some((diagonal, i + on));
        if found.len() == MOST_RUNS {
            break;
        }
    }
    found
}

/// Passages: runs in order that belong together, with at least `least` words in them.
pub(super) fn passages(a: &[u64], b: &[u64], mut runs: Vec<Run>, least: usize) -> Vec<Vec<Run>> {
    if runs.iter().map(|run| run.length).sum::<usize>() < least {
        return Vec::new();
    }
    runs.sort_unstable_by_key(|run| (std::cmp::Reverse(run.length), run.a, run.b));
    let mut used = Used { a: vec![false; a.len()], b: vec![false; b.len()] };
    let mut tiles: Vec<Run> = Vec::new();
    for run in runs {
        tiles.extend(used.free(run));
    }
    tiles.sort_unstable();
    let mut chains: Vec<Vec<Run>> = Vec::new();
    for run in tiles {
        let chain = chains.iter_mut().rev().take(4).find(|chain| {
            chain.last().is_some_and(|last| {
                (last.a_end()..=last.a_end() + GAP).contains(&run.a)
                    && (last.b_end()..=last.b_end() + GAP).contains(&run.b)
            })
        });
        match chain {
            Some(chain) => chain.push(run),
            None => chains.push(vec![run]),
        }
    }
    chains.retain(|chain| chain.iter().map(|run| run.length).sum::<usize>() >= least);
    for chain in &mut chains {
        bridge(a, b, chain, &mut used);
    }
    for chain in &mut chains {
        extend(a, b, chain, &mut used);
    }
    chains
}

/// Which words a passage has already.
struct Used {
    a: Vec<bool>,
    b: Vec<bool>,
}

impl Used {
    /// The longest stretch of `run` that no longer run has taken, now taken.
    fn free(&mut self, run: Run) -> Option<Run> {
        let mut best = Run { length: 0, ..run };
        let mut start = 0;
        for place in 0..=run.length {
            let taken = place == run.length || self.a[run.a + place] || self.b[run.b + place];
            if taken {
                if place - start > best.length {
                    best = Run { a: run.a + start, b: run.b + start, length: place - start };
                }
                start = place + 1;
            }
        }
        // Less than a gram has lost its evidence.
        (best.length >= crate::corpus::fingerprint::GRAM).then(|| {
            self.take(best);
            best
        })
    }

    fn take(&mut self, run: Run) {
        self.a[run.a..run.a_end()].fill(true);
        self.b[run.b..run.b_end()].fill(true);
    }
}

/// Adds the words that two neighbouring runs of a passage have in common between them.
fn bridge(a: &[u64], b: &[u64], chain: &mut Vec<Run>, used: &mut Used) {
    let mut bridged: Vec<Run> = Vec::with_capacity(chain.len());
    for run in chain.drain(..) {
        if let Some(last) = bridged.last().copied() {
            let (i, j) = (last.a_end(), last.b_end());
            if i < run.a && j < run.b {
                for (x, y) in matched(&a[i..run.a], &b[j..run.b], true) {
                    push(&mut bridged, Run { a: i + x, b: j + y, length: 1 }, used);
                }
            }
        }
        push(&mut bridged, run, used);
    }
    *chain = bridged;
}

/// Extends both ends of a passage over changed words, as long as that pays.
fn extend(a: &[u64], b: &[u64], chain: &mut Vec<Run>, used: &mut Used) {
    let free = |used: &[bool], from: usize| {
        used[from..].iter().take(REACH).take_while(|used| !**used).count()
    };
    while let Some(last) = chain.last().copied() {
        let end = [last.a_end(), last.b_end()];
        let room = [free(&used.a, end[0]), free(&used.b, end[1])];
        let more = matched(&a[end[0]..end[0] + room[0]], &b[end[1]..end[1] + room[1]], false);
        if more.is_empty() {
            break;
        }
        for (left, right) in more {
            push(chain, Run { a: end[0] + left, b: end[1] + right, length: 1 }, used);
        }
    }
    let free = |used: &[bool], to: usize| {
        used[..to].iter().rev().take(REACH).take_while(|used| !**used).count()
    };
    let mut before: Vec<Run> = Vec::new();
    while let Some(first) = before.last().or(chain.first()).copied() {
        let room = [free(&used.a, first.a), free(&used.b, first.b)];
        let reversed = |words: &[u64]| words.iter().rev().copied().collect::<Vec<u64>>();
        let (left, right) =
            (reversed(&a[first.a - room[0]..first.a]), reversed(&b[first.b - room[1]..first.b]));
        let more = matched(&left, &right, false);
        if more.is_empty() {
            break;
        }
        for (left, right) in more {
            let run = Run { a: first.a - 1 - left, b: first.b - 1 - right, length: 1 };
            used.take(run);
            before.push(run);
        }
    }
    if !before.is_empty() {
        before.reverse();
        let rest = std::mem::take(chain);
        for run in before.into_iter().chain(rest) {
            push(chain, run, used);
        }
    }
}

/// Appends a run, joined with the last where it follows at once.
fn push(chain: &mut Vec<Run>, run: Run, used: &mut Used) {
    used.take(run);
    match chain.last_mut() {
        Some(last) if last.a_end() == run.a && last.b_end() == run.b => last.length += run.length,
        _ => chain.push(run),
    }
}

/// Places of equal words in the best alignment of a few words from their beginning, to their end or to where it scores
/// best. Takes time in the product of the lengths, which are at most [`REACH`].
fn matched(a: &[u64], b: &[u64], to_end: bool) -> Vec<(usize, usize)> {
    const SIDE: usize = REACH + 1;
    let (a, b) = (&a[..a.len().min(REACH)], &b[..b.len().min(REACH)]);
    let mut scores = [[0i32; SIDE]; SIDE];
    let mut best = (0, 0, 0);
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            let score = match (i, j) {
                (0, 0) => 0,
                (0, j) => -(j as i32),
                (i, 0) => -(i as i32),
                (i, j) => {
                    let step = if a[i - 1] == b[j - 1] { 2 } else { -1 };
                    (scores[i - 1][j - 1] + step)
                        .max(scores[i - 1][j] - 1)
                        .max(scores[i][j - 1] - 1)
                }
            };
            scores[i][j] = score;
            if score > best.0 {
                best = (score, i, j);
            }
        }
    }
    let (mut i, mut j) = if to_end { (a.len(), b.len()) } else { (best.1, best.2) };
    let mut found = Vec::new();
    while i > 0 && j > 0 {
        let same = a[i - 1] == b[j - 1];
        if scores[i][j] == scores[i - 1][j - 1] + if same { 2 } else { -1 } {
            if same {
                found.push((i - 1, j - 1));
            }
            (i, j) = (i - 1, j - 1);
        } else if scores[i][j] == scores[i - 1][j] - 1 {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<u64> {
        text.bytes().map(u64::from).collect()
    }

    /// The letters are words; every shared gram is a seed.
    fn found(a: &str, b: &str, least: usize) -> Vec<Vec<Run>> {
        let (a, b) = (words(a), words(b));
        let mut seeds = Vec::new();
        for (i, left) in a.windows(5).enumerate() {
            for (j, right) in b.windows(5).enumerate() {
                if left == right {
                    seeds.push((i as u32, j as u32));
                }
            }
        }
        passages(&a, &b, runs(&a, &b, &seeds), least)
    }

    #[test]
    fn a_changed_word_and_a_word_left_out_do_not_end_a_passage() {
        let chains = found("abcdefghijklmnop", "ABCabcdeXghijkmnopQRS", 10);
        assert_eq!(chains.len(), 1);
        let kept: usize = chains[0].iter().map(|run| run.length).sum();
        assert_eq!(kept, 14, "all but f and l: {chains:?}");
    }

    #[test]
    fn the_same_words_are_used_once() {
        let chains = found("abcdefghijkl", "abcdefghijkl--abcdefghijkl", 5);
        assert_eq!(chains, [vec![Run { a: 0, b: 0, length: 12 }]]);
    }

    #[test]
    fn passages_too_far_apart_stay_two_and_short_ones_go() {
        let chains = found("abcdefgh0123456789ijklmnop", "abcdefgh)!@#$%^&*(ijklmnop", 8);
        assert_eq!(chains.len(), 2);
        assert!(found("abcdefgh", "abcdefgh", 9).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn passages_are_equal_words_in_order_used_once_and_hold_every_long_run(a in "[a-d]{0,60}", b in "[a-d]{0,60}") {
            let chains = found(&a, &b, 8);
            let (left, right) = (words(&a), words(&b));
            let (mut used_a, mut used_b) = (vec![0; left.len()], vec![0; right.len()]);
            for chain in &chains {
                prop_assert!(chain.windows(2).all(|two| two[0].a_end() <= two[1].a && two[0].b_end() <= two[1].b));
                prop_assert!(chain.iter().map(|run| run.length).sum::<usize>() >= 8);
                for run in chain {
                    for place in 0..run.length {
                        prop_assert_eq!(left[run.a + place], right[run.b + place]);
                        used_a[run.a + place] += 1;
                        used_b[run.b + place] += 1;
                    }
                }
            }
            prop_assert!(used_a.iter().chain(&used_b).all(|&times| times <= 1));
            // A run of eight words somewhere means that some passage is found.
            let shared = left.windows(8).any(|run| right.windows(8).any(|other| other == run));
            prop_assert!(!shared || !chains.is_empty());
        }
    }
}
