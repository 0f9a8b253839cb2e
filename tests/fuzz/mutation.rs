//! Inputs made from the ones in `tests/hostile` by cutting, joining, repeating, and putting in what the passes look for.

/// Pieces that some pass looks for, or that trip code up: marks, cues, names, numbers, dates, furniture, odd characters.
pub(crate) const PIECES: &[&str] = &[
    "\"",
    "\u{201c}",
    "\u{201d}",
    "\u{2018}",
    "\u{2019}",
    "'",
    "\u{ab}",
    "\u{bb}",
    "\u{201e}",
    "\u{201a}",
    "\u{2039}",
    "''",
    "``",
    "\u{201d}\u{201d}",
    "\"'\"",
    "\u{ff02}",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{b}",
    "\u{c}",
    "\u{85}",
    ".",
    "...",
    "\u{2026}",
    ",",
    ";",
    ":",
    "?",
    "!",
    "?!",
    "\u{2014}",
    "\u{2013}",
    " - ",
    "--",
    "(",
    ")",
    "[",
    "]",
    "[sic]",
    "{",
    "}",
    "/",
    "\\",
    "|",
    "&",
    "<",
    ">",
    "<script>alert(1)</script>",
    "</td>",
    "javascript:alert(1)",
    "&lt;",
    "&#39;",
    "<!--",
    "]]>",
    "=1+1",
    "@SUM(A1)",
    "\0",
    "\u{1}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{feff}",
    "\u{ad}",
    "\u{2060}",
    "\u{202e}",
    "\u{202c}",
    "\u{2066}",
    "\u{2069}",
    "\u{301}",
    "e\u{301}",
    "\u{e9}",
    "\u{df}",
    "\u{130}",
    "\u{131}",
    "\u{fb01}",
    "\u{1f469}\u{200d}\u{1f680}",
    "\u{1f1fa}\u{1f1f8}",
    "\u{1f600}",
    "\u{20ac}",
    "\u{a3}",
    "$",
    "%",
    "\u{bd}",
    "\u{661}\u{662}",
    "\u{ff11}",
    "\u{10ffff}",
    "\u{fffd}",
    "\u{5e9}\u{5dc}",
    "\u{627}\u{644}",
    "\u{4e2d}\u{6587}",
    "\u{3002}",
    "\u{300c}",
    "\u{300d}",
    "said",
    " said ",
    " said.",
    "says",
    "told reporters",
    "told ",
    "according to ",
    "According to ",
    "added",
    "asked",
    "called ",
    "announced by ",
    "wrote on X",
    "in a statement",
    "that ",
    " that he ",
    "who ",
    "He ",
    "She ",
    "They ",
    "it ",
    "I ",
    "we ",
    "his ",
    "not ",
    "never ",
    "n't",
    "did not say ",
    "Ada Venn",
    "Venn",
    "Mayor Ada Venn",
    "Mr. Venn",
    "Dr. ",
    "Piet Oss",
    "Oss",
    "President ",
    "Minister",
    "Jr.",
    "al-",
    "O'Dor\u{e9}",
    "van der ",
    "U.S.",
    "U.N.",
    "St. ",
    "Inc.",
    "the Port of Esmere",
    "Coast Guard",
    "Halve Post",
    "Reuters",
    "(Reuters) - ",
    "LORVIK, May 4 (Tide Wire) \u{2014} ",
    "By Ona Reed\n",
    "Photo: ",
    "Read more:",
    "Advertisement",
    "Related:",
    "Sign up",
    "\u{a9} 2026",
    " date 2026-02-30 ",
    " date 2025-10-16 ",
    "40 people",
    "forty",
    "fourteen",
    "a dozen",
    "two and a half",
    "$2 million",
    "1,000,000",
    "1.5",
    "-3",
    "10-15",
    "3/4",
    "1e308",
    "99999999999999999999",
    "0x1F",
    "12%",
    "5km",
    "more than ",
    "at least ",
    "killed",
    "injured",
    "Thursday",
    "yesterday",
    "next week",
    "two days ago",
    "12 March 2026",
    "March 12",
    "2026-03-12",
    "12/03/26",
    "5:30 p.m.",
    "25:61",
    "the 1990s",
    "third quarter",
    "February 30",
    "Easter",
    "every Monday",
    "since ",
    "until ",
    "the ferry will not sail",
    "carries 40 people to their work",
    "We will not close the ferry",
    "http://a.b/c?d=e",
    "a@b.c",
    "@name",
    "#topic",
    "a",
    "A",
    "0",
    "\u{1e}",
];

/// A seeded sequence: the same inputs for the same seed, on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    pub(crate) const fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    pub(crate) const fn below(&mut self, most: usize) -> usize {
        (self.next() % most as u64) as usize
    }
}

/// Makes inputs of at most `most` characters.
pub(crate) struct Mutator<'a> {
    seeds: &'a [String],
    dice: Dice,
    most: usize,
    last: String,
}

impl<'a> Mutator<'a> {
    pub(crate) fn new(seeds: &'a [String], seed: u64, most: usize) -> Self {
        Self { seeds, dice: Dice::new(seed), most, last: String::new() }
    }

    /// The next input. Every other one grows out of the one before, so that changes pile up.
    pub(crate) fn next(&mut self) -> &str {
        let mut text: Vec<char> = match self.dice.below(8) {
            0 => Vec::new(),
            1..4 => self.last.chars().collect(),
            _ => self.window(),
        };
        for _ in 0..=self.dice.below(6) {
            self.mutate(&mut text);
        }
        text.truncate(self.most);
        self.last = text.into_iter().collect();
        &self.last
    }

    /// A stretch of a seed.
    fn window(&mut self) -> Vec<char> {
        let seed = &self.seeds[self.dice.below(self.seeds.len())];
        let all: Vec<char> = seed.chars().collect();
        let length = 1 + self.dice.below(self.most);
        let start = self.dice.below(all.len().saturating_sub(length) + 1);
        all[start..(start + length).min(all.len())].to_vec()
    }

    fn mutate(&mut self, text: &mut Vec<char>) {
        let (start, end) = self.range(text.len());
        match self.dice.below(10) {
            0..4 => {
                let mut pieces = Vec::new();
                for _ in 0..=self.dice.below(4) {
                    pieces.extend(PIECES[self.dice.below(PIECES.len())].chars());
                }
                text.splice(start..start, pieces);
            }
            4 => drop(text.drain(start..end)),
            5 => {
                let stretch = text[start..end].to_vec();
                for _ in 0..=self.dice.below(8) {
                    if text.len() < self.most {
                        text.splice(start..start, stretch.iter().copied());
                    }
                }
            }
            6 => {
                let stretch = self.window();
                text.splice(start..end, stretch);
            }
            7 => text[start..end].reverse(),
            8 => {
                let stretch = text[start..end].to_vec();
                let to = self.dice.below(text.len() + 1);
                text.splice(to..to, stretch);
            }
            _ => {
                let any = char::from_u32(self.dice.below(0x0011_0000) as u32).unwrap_or('\u{fffd}');
                text.insert(start, any);
            }
        }
    }

    /// A stretch of a text of that length, mostly a short one.
    fn range(&mut self, length: usize) -> (usize, usize) {
        let start = self.dice.below(length + 1);
        let most = if self.dice.below(3) == 0 { length } else { length.min(24) };
        (start, (start + self.dice.below(most + 1)).min(length))
    }
}

/// Bytes of a file, changed in a few places, cut or lengthened.
pub(crate) fn bytes(given: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = given.to_vec();
    for _ in 0..=dice.below(4) {
        let place = dice.below(bytes.len().max(1));
        match dice.below(5) {
            0 if !bytes.is_empty() => bytes[place] ^= 1 << dice.below(8),
            1 if !bytes.is_empty() => bytes[place] = dice.next() as u8,
            2 => bytes.truncate(place),
            3 => bytes.insert(place.min(bytes.len()), dice.next() as u8),
            _ => {
                let end = (place + dice.below(16)).min(bytes.len());
                drop(bytes.drain(place.min(end)..end));
            }
        }
    }
    bytes
}
