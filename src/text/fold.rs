//! Characters that stand for another: what PDF extractors and old fonts leave in place of what was printed.
//!
//! Extractors that look up glyphs backwards give the radical `⽤` (U+2F64) for the character `用`; Unicode's own
//! compatibility forms (NFKC) cover the Kangxi radicals and the forms of Korean fonts, but not the supplement, where
//! `⺠`, `⻔` and `⻓` stand.
//! Systems older than Unicode 4.1 put characters and vertical punctuation of GB18030 into the private-use area, and
//! symbol fonts put their bullets there.

/// The Han characters of the Kangxi radicals, from U+2F00 on.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾\
    干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生\
    用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷\
    豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠\
";

/// The Han characters of the radicals supplement, from U+2E80 on; a dash where there is none.
const SUPPLEMENT: &str = "\
    -厂--乙亻冂-刀刂卜㔾小小兀尣尢-巳幺彑彐忄㣺扌攵-旡日月歺母民氵氺灬爫爫丬牛犭王疋罒示礻竹糹纟罓\
    罒㓁--羊-羋耂肀聿肉臼艹艹艹虎衤覀西见角-讠贝足车辶辶辶邑钅長镸长门-阝雨青韦页风飞食-飠饣-马骨\
    鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟\
";

/// The Han characters of the compatibility forms, from U+F900 on, which Korean fonts leave; a dash where there is none.
const COMPATIBILITY: &str = "\
    豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉\
    臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢\
    樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰\
    沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯\
    輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿\
    料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥\
    理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降\
    見廓兀嗀--塚-晴--凞猪益礼神祥福靖精羽-蘒-諸--逸都---飯飼館鶴郞隷\
    侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突\
    節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘--並况全侀充冀勇勺喝啕喙嗢\
    塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱\
    甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難\
    靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎\
";

/// Characters of GB18030 that were private-use characters before Unicode had them.
const GB18030: [(char, char); 24] = [
    ('\u{e78d}', '︐'),
    ('\u{e78e}', '︒'),
    ('\u{e78f}', '︑'),
    ('\u{e790}', '︓'),
    ('\u{e791}', '︔'),
    ('\u{e792}', '︕'),
    ('\u{e793}', '︖'),
    ('\u{e794}', '︗'),
    ('\u{e795}', '︘'),
    ('\u{e796}', '︙'),
    ('\u{e816}', '𠂇'),
    ('\u{e817}', '𠂉'),
    ('\u{e818}', '𠃌'),
    ('\u{e81e}', '龴'),
    ('\u{e826}', '龵'),
    ('\u{e82b}', '龶'),
    ('\u{e82c}', '龷'),
    ('\u{e831}', '𡗗'),
    ('\u{e832}', '龸'),
    ('\u{e83b}', '𢦏'),
    ('\u{e843}', '龹'),
    ('\u{e854}', '龺'),
    ('\u{e855}', '𤇾'),
    ('\u{e864}', '龻'),
];

/// Signs of the symbol fonts of word processors, at U+F000 and their code in the font.
const SYMBOLS: [(char, char); 14] = [
    ('\u{e5e5}', '\u{3000}'),
    ('\u{f020}', ' '),
    ('\u{f06c}', '●'),
    ('\u{f06d}', '❍'),
    ('\u{f06e}', '■'),
    ('\u{f06f}', '□'),
    ('\u{f071}', '❑'),
    ('\u{f075}', '◆'),
    ('\u{f0a7}', '▪'),
    ('\u{f0a8}', '□'),
    ('\u{f0b2}', '☆'),
    ('\u{f0b7}', '•'),
    ('\u{f0d8}', '➢'),
    ('\u{f0fc}', '✓'),
];

/// The Han character that a radical or a compatibility form stands for; `None` for all other characters.
///
/// `⼾` is read as `户`, the form of texts in simplified characters, in which it occurs.
///
/// ```
/// use gongbao::text::fold::fold_radical;
/// let read: String = "⼈⺠政府".chars().map(|c| fold_radical(c).unwrap_or(c)).collect();
/// assert_eq!(read, "人民政府");
/// ```
pub fn fold_radical(c: char) -> Option<char> {
    let (table, first) = match c {
        '\u{2e80}'..='\u{2ef3}' => (SUPPLEMENT, '\u{2e80}'),
        '\u{2f00}'..='\u{2fd5}' => (KANGXI, '\u{2f00}'),
        '\u{f900}'..='\u{fad9}' => (COMPATIBILITY, '\u{f900}'),
        _ => return None,
    };
    table.chars().nth(c as usize - first as usize).filter(|&han| han != '-')
}

/// The character that a private-use character stands for, where that is known.
///
/// What a private-use character means depends on its font; here are those on which systems agree.
pub fn fold_private(c: char) -> Option<char> {
    if !matches!(c, '\u{e000}'..='\u{f8ff}') {
        return None;
    }
    GB18030.iter().chain(&SYMBOLS).find(|(private, _)| *private == c).map(|(_, public)| *public)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        text.chars().map(|c| fold_radical(c).or_else(|| fold_private(c)).unwrap_or(c)).collect()
    }

    #[test]
    fn radicals_become_characters() {
        for (text, expected) in [
            ("⼈⺠⽅⻔⻓", "人民方门长"),
            ("⽤⼾⼿册", "用户手册"),
            ("⼀、⼆、⼗", "一、二、十"),
            ("⻰⻥⻢⻋⻛⻘⻝⻩", "龙鱼马车风青食黄"),
            ("⿓⿔⿕", "龍龜龠"),
            ("⺀⺂人民", "⺀⺂人民"),
            ("\u{f98e}\u{f9d1}", "年六"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn tables_are_as_long_as_their_blocks() {
        assert_eq!((KANGXI.chars().count(), SUPPLEMENT.chars().count()), (0xd6, 0x74));
        assert_eq!(COMPATIBILITY.chars().count(), 0x1da);
    }

    #[test]
    fn known_private_characters_are_read() {
        assert_eq!(read("\u{f06c}重点\u{e5e5}\u{f0b7}\u{e010}"), "●重点\u{3000}•\u{e010}");
    }
}
