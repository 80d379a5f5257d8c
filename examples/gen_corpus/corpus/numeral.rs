//! Numbers in Han digits.

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A number below 10,000 as it is spoken: `二十三`, `一百零二`.
pub(crate) fn spoken(number: usize) -> String {
    let (mut text, mut skipped) = (String::new(), false);
    for (value, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        match number / value % 10 {
            0 => skipped = true,
            digit => {
                if skipped && !text.is_empty() {
                    text.push('零');
                }
                if !(text.is_empty() && value == 10 && digit == 1) {
                    text.push(DIGITS[digit]);
                }
                text.push_str(unit);
                skipped = false;
            }
        }
    }
    text
}

/// The digits of a year, one by one: `二〇二一`.
pub(crate) fn digits(number: usize) -> String {
    number.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
}
