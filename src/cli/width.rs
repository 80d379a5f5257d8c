//! Text for terminals: a Chinese character takes two columns; numbers are grouped.

use unicode_width::UnicodeWidthChar;

/// `text` on one line of at most `columns` columns, `…` at the end of what is cut; control characters become blanks.
pub(super) fn fit(text: &str, columns: usize) -> String {
    let mut fitted = String::new();
    let (mut used, mut room) = (0, 0);
    for c in text.trim().chars() {
        let c = if c.is_control() { ' ' } else { c };
        used += c.width().unwrap_or(0);
        if used > columns {
            fitted.truncate(room);
            fitted.push('…');
            break;
        }
        fitted.push(c);
        if used < columns {
            room = fitted.len();
        }
    }
    fitted
}

/// All of `text` on one line; control characters become blanks.
pub(super) fn whole(text: &str) -> String {
    fit(text, usize::MAX)
}

/// `text` followed by blanks up to `columns` columns.
pub(super) fn pad(text: &str, columns: usize) -> String {
    let used = unicode_width::UnicodeWidthStr::width(text);
    format!("{text}{}", " ".repeat(columns.saturating_sub(used)))
}

/// Columns that a line may take: by the variable COLUMNS, else by the terminal, else 100.
pub(super) fn terminal() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
    told.or_else(seen).unwrap_or(100).clamp(40, 400)
}

/// `1234567` as `1 234 567`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// A number of bytes, as `104.4 kB`.
pub(super) fn bytes(count: f64) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let (mut value, mut unit) = (count, 0);
    while value >= 1000.0 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    if unit == 0 { format!("{value:.0} B") } else { format!("{value:.1} {}", UNITS[unit]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_at_its_width() {
        let cases = [
            ("云溪区", 6, "云溪区"),
            ("云溪区", 5, "云溪…"),
            ("云溪区", 4, "云…"),
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            (" 云\u{1b}[2J ", 10, "云 [2J"),
            ("", 3, ""),
        ];
        for (text, columns, expected) in cases {
            assert_eq!(fit(text, columns), expected, "{text:?} in {columns}");
        }
    }

    #[test]
    fn padding_counts_wide_characters() {
        assert_eq!(pad("云", 4), "云  ");
        assert_eq!(pad("云溪区", 4), "云溪区");
    }

    #[test]
    fn numbers_are_grouped() {
        let cases = [(0, "0"), (999, "999"), (1000, "1 000"), (1_234_567, "1 234 567")];
        for (number, expected) in cases {
            assert_eq!(grouped(number), expected);
        }
        let cases = [(0.0, "0 B"), (999.0, "999 B"), (104_439.0, "104.4 kB"), (2.5e9, "2.5 GB")];
        for (count, expected) in cases {
            assert_eq!(bytes(count), expected);
        }
    }
}
