//! Bytes → text. UTF-8 is taken as it is; what is not UTF-8 is decoded from the encoding that it looks like.

use super::Fault;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, Read};

/// Bytes that an encoding is told by where a file is read in pieces.
pub(super) const HEAD: usize = 1 << 18;

/// The encoding of that name.
pub(super) fn named(name: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(name.as_bytes()).ok_or_else(|| {
        format!("encoding: {name:?} is not known; give one such as utf-8 or windows-1252")
    })
}

/// UTF-16 where the bytes begin with its mark.
pub(super) fn of_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding).filter(|&found| found != UTF_8)
}

/// Decodes the records of one file, all from one encoding: that of the first that is not ASCII.
#[derive(Debug)]
pub(super) struct Decoding {
    /// None while all was ASCII.
    encoding: Option<&'static Encoding>,
    /// Whether it was told by the bytes and not yet said.
    unsaid: bool,
}

impl Decoding {
    /// For a file with those first bytes, in `given` where the caller says so.
    pub(super) fn new(head: &[u8], given: Option<&'static Encoding>) -> Self {
        let mut decoding = Self { encoding: given, unsaid: false };
        if given.is_none() {
            decoding.tell(head);
        }
        decoding
    }

    /// The encoding where it is not UTF-8.
    pub(super) fn foreign(&self) -> Option<&'static Encoding> {
        self.encoding.filter(|&encoding| encoding != UTF_8)
    }

    /// What there is to say of the encoding, once.
    pub(super) fn note(&mut self, file: &str) -> Option<String> {
        if !std::mem::take(&mut self.unsaid) {
            return None;
        }
        self.foreign().map(|encoding| note(file, encoding))
    }

    fn tell(&mut self, bytes: &[u8]) {
        if bytes.is_ascii() {
            return;
        }
        // A torn file of UTF-8 stays one of UTF-8: the record that is torn is at fault. A character that the end of the
        // head cuts in two says nothing.
        let cut = bytes.len() >= HEAD;
        let (mut good, mut bad) = (0usize, 0usize);
        let mut chunks = bytes.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            let at_the_cut = cut && chunks.peek().is_none();
            bad += usize::from(!chunk.invalid().is_empty() && !at_the_cut);
        }
        if good >= bad {
            if good > 0 {
                self.encoding = Some(UTF_8);
            }
            return;
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, !cut);
        self.encoding = Some(detector.guess(None, Utf8Detection::Deny));
        self.unsaid = true;
    }

    /// The text of `bytes`; the message says which byte is in the way.
    pub(super) fn text(&mut self, bytes: Vec<u8>) -> Result<String, String> {
        if let Some(place) = memchr::memchr(0, &bytes) {
            return Err(format!("byte {place} is 0: this is no text"));
        }
        if self.encoding.is_none() {
            self.tell(&bytes);
        }
        match self.foreign() {
            None => String::from_utf8(bytes).map_err(|error| {
                let place = error.utf8_error().valid_up_to();
                let byte = error.as_bytes()[place];
                format!("byte {place} (0x{byte:02X}) is not UTF-8; mend it or give the encoding")
            }),
            Some(encoding) => {
                let text = encoding
                    .decode_without_bom_handling_and_without_replacement(&bytes)
                    .ok_or_else(|| {
                        format!("it is not all {}; give the encoding", encoding.name())
                    })?;
                // What no encoding explains is no text: control characters that no writer types.
                let odd = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
                if odd > 8 && odd > text.len() / 64 {
                    return Err(format!("{odd} control characters: this is no text"));
                }
                Ok(text.into_owned())
            }
        }
    }
}

/// Says which encoding was taken.
pub(super) fn note(file: &str, encoding: &'static Encoding) -> String {
    format!("{file}: read as {}; offsets count characters of the decoded text", encoding.name())
}

/// Bytes of UTF-16 as UTF-8, its mark left out; broken halves of characters become U+FFFD.
pub(super) struct Utf16<R> {
    inner: R,
    decoder: Decoder,
    /// Decoded and not yet read, from `at` on.
    ready: Vec<u8>,
    at: usize,
    done: bool,
}

impl<R: Read> Utf16<R> {
    pub(super) fn new(inner: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { inner, decoder, ready: Vec::new(), at: 0, done: false }
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.ready.len() && !self.done {
            let mut bytes = [0; 8192];
            let count = self.inner.read(&mut bytes)?;
            self.done = count == 0;
            self.ready.resize(self.decoder.max_utf8_buffer_length(count).unwrap_or(4 * 8192), 0);
            let (result, _, written, _) =
                self.decoder.decode_to_utf8(&bytes[..count], &mut self.ready, self.done);
            debug_assert_eq!(result, CoderResult::InputEmpty, "the buffer takes the worst case");
            self.ready.truncate(written);
            self.at = 0;
        }
        let count = buffer.len().min(self.ready.len() - self.at);
        buffer[..count].copy_from_slice(&self.ready[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// Whether an encoding is one of those that are turned into UTF-8 before records are cut.
pub(super) fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The fault of a file in which there is no text.
pub(super) fn empty(file: &str) -> Fault {
    Fault::file(file, "empty: there is no text in it")
}
