//! How a text came about, in a line without brackets below its title: `2023年4月17日云溪市人民政府第18次常务会议通过`,
//! `2023年9月1日施行`.

use crate::grammar::date::full_date;
use crate::text::words::words;

/// True for such a line: it begins with a day and says what was done on it.
pub(crate) fn is_history(line: &str) -> bool {
    const LONGEST: usize = 400;
    line.len() <= LONGEST
        && line.ends_with(['过', '行', '布', '订', '正', '准', '议'])
        && words!["通过", "施行", "公布", "发布", "修订", "修正", "批准", "次会议"].end(line)
        && !line.contains(['。', '；', '：', '《'])
        && full_date(line).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_brackets() {
        for line in [
            "2023年4月17日云溪市人民政府第18次常务会议通过",
            "二〇二三年九月一日施行",
            "2024年1月8日云溪市中级人民法院审判委员会第9次会议、2024年2月22日云溪市人民检察院第十四届检察委员会第5次会议通过",
            "1996年5月3日云溪市人民政府发布",
            "2018年1月25日云溪市中级人民法院审判委员会第32次会议",
        ] {
            assert!(is_history(line), "{line}");
        }
        for line in [
            "2023年9月1日",
            "2023年云溪市供水条例修订",
            "2023年9月1日云溪市第三届运动会闭幕",
            "2023年9月1日市长说：条例即将施行",
            "本办法自2023年9月1日起施行",
        ] {
            assert!(!is_history(line), "{line}");
        }
    }
}
