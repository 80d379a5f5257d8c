//! What kind of organ a name is, as far as a duty sentence needs it.
//!
//! Examples: `区财政局`, `青岚省委`, `财政部` are organs of their own name; `各街镇`, `各省（区、市）政府` are collectives;
//! `教育部门`, `有关单位`, `各地`, `县级以上人民政府` are named by what they do. `社会`, `办公室` alone are none.

use super::branch::{is_branch, is_of_nature};
use super::follow::{MANNERS, VERBS};
use super::list::is_organ_like;
use super::school::is_school;
use crate::grammar::organ::is_organ;
use crate::grammar::region::region_at;
use crate::text::words::{WordList, chars, words};

/// Kinds of organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An organ of its own name.
    Proper,
    /// All organs of a kind in a place, named by the place.
    Collective,
    /// Organs named by what they do.
    Function,
}

/// Names of central organs that carry no place.
#[rustfmt::skip]
static CENTRAL: WordList = WordList::new(&[
    "外交部", "国防部", "发展改革委", "教育部", "科技部", "科学技术部", "工业和信息化部", "公安部",
    "安全部", "民政部", "司法部", "财政部", "人力资源社会保障部", "人力资源和社会保障部", "自然资源部",
    "生态环境部", "住房城乡建设部", "住房和城乡建设部", "交通运输部", "水利部", "农业农村部", "商务部",
    "文化和旅游部", "卫生健康委", "退役军人事务部", "退役军人部", "应急管理部", "应急部", "人民银行",
    "审计署", "国资委", "海关总署", "税务总局", "市场监管总局", "广电总局", "体育总局", "统计局",
    "国际发展合作署", "医保局", "国管局", "证监会", "银保监会", "金融监管总局", "信访局",
    "粮食和储备局", "能源局", "国防科工局", "烟草局", "移民局", "林草局", "铁路局", "民航局", "邮政局",
    "文物局", "中医药局", "疾控局", "矿山安监局", "外汇局", "药监局", "知识产权局", "气象局", "地震局",
    "共青团中央", "供销合作总社", "网信办", "扶贫办", "乡村振兴局", "农业部", "卫生部", "建设部",
    "铁道部", "交通部", "信息产业部", "国土资源部", "环境保护部", "环保总局", "工商总局", "质检总局",
    "安全监管总局", "林业局", "劳动保障部", "卫生计生委", "文化部", "旅游局", "监察部", "人事部",
    "冶金部", "版权局", "保密局", "密码局", "档案局", "中科院", "社科院", "工程院", "开发银行",
    "国铁集团", "人社部", "住建部", "工信部", "发改委", "国家计委", "国家经贸委", "国家体改委", "国家科委",
    "国家教委", "国家建委", "国家农委", "国家民委", "民委", "侨委", "外经贸部", "对外经济贸易部", "内贸部", "国内贸易部", "商业部",
    "粮食部", "物资部", "轻工业部", "纺织工业部", "化工部", "化学工业部", "电力部", "电力工业部",
    "水利电力部", "煤炭部", "煤炭工业部", "石油部", "石油工业部", "机械部", "机械工业部", "电子部",
    "电子工业部", "邮电部", "林业部", "地质矿产部", "地矿部", "城乡建设环境保护部", "劳动部",
    "劳动人事部", "广电部", "广播电影电视部", "能源部", "农牧渔业部", "物价局", "土地局", "环保局",
    "技术监督局", "工商局", "海洋局", "测绘局", "宗教局", "医药局", "税务局", "体委", "计生委",
    "法制办", "侨办", "港澳办", "台办", "特区办", "西部开发办", "振兴东北办", "三峡办", "新闻办",
    "总参谋部", "总政治部", "总后勤部", "总装备部", "中央军委", "中央宣传部", "中央组织部",
    "中央统战部", "中央政法委", "中央编办", "中宣部", "中组部", "国办", "银监会", "保监会", "电监会",
    "国家文物局", "数据局", "消防救援局", "国家体委", "全国总工会", "贸促会",
    "内务部", "对外贸易部", "外贸部", "对外经济联络部", "外经部", "农林部", "农垦部", "农机部", "农业机械部", "水产部",
    "森林工业部", "水电部", "地质部", "建筑工程部", "建工部", "建筑材料工业部", "建材部", "建材工业部", "冶金工业部", "重工业部",
    "燃料工业部", "燃料化学工业部", "石油化学工业部", "核工业部", "航空部", "航空工业部", "航天部", "航天工业部", "航空航天部",
    "航空航天工业部", "兵器部", "兵器工业部", "机电部", "机械电子工业部", "第一机械工业部", "第二机械工业部", "第三机械工业部",
    "第四机械工业部", "第五机械工业部", "第六机械工业部", "第七机械工业部", "一机部", "二机部", "三机部", "四机部", "五机部",
    "六机部", "七机部", "轻工部", "纺织部", "食品工业部", "城市服务部", "高等教育部", "高教部", "供销总社",
    "工商银行", "农业银行", "建设银行", "农业发展银行", "解放军总参谋部", "解放军总政治部", "解放军总后勤部", "解放军总装备部",
]);

/// What departments see to, as their names say it without a level before it: `教育局`, `应急管理局`, `发改委`.
#[rustfmt::skip]
static FIELDS: WordList = WordList::new(&[
    "发改", "发展改革", "发展和改革", "教育", "教体", "教育体育", "教育和体育", "科技", "科学技术", "工信",
    "工业和信息化", "科技和工业信息化", "经信", "经济信息", "经济和信息化", "经贸", "经发", "民宗", "民族宗教", "公安", "公安交警", "民政",
    "司法", "财政", "人社", "人力社保", "人力资源社会保障", "人力资源和社会保障", "人事", "劳动", "劳动保障", "劳动和社会保障", "自然资源",
    "自然资源和规划", "规划和自然资源", "规划自然资源", "国土", "国土资源", "规划", "环保", "环境保护", "生态环境", "住建", "住房城乡建设",
    "住房和城乡建设", "建设", "城建", "城管", "城市管理", "城市管理综合执法", "城管执法", "综合执法", "综合行政执法", "交通", "交通运输",
    "水利", "水务", "农业", "农业农村", "农牧", "农牧业", "畜牧", "畜牧兽医", "林业", "林草", "林业和草原", "商务", "商业",
    "文化", "文旅", "文广", "文广新", "文化旅游", "文化和旅游", "文化广电旅游", "文化广电和旅游", "文体", "文体广电", "旅游", "体育",
    "卫生", "卫健", "卫生健康", "卫计", "卫生计生", "计生", "人口计生", "退役军人", "退役军人事务", "应急",
    "应急管理", "安监", "安全监管", "安全生产监督管理", "审计", "国资", "市场监管", "市场监督管理", "工商", "工商行政管理", "质监",
    "质量技术监督", "技术监督", "食药监", "食品药品监管", "食品药品监督管理", "药监", "物价", "统计", "粮食", "扶贫", "乡村振兴", "医保",
    "医疗保障", "金融", "金融监管", "信访", "档案", "人防", "行政审批", "行政审批服务", "政务服务", "大数据",
    "税务", "国税", "地税", "气象", "邮政", "地震", "盐务", "烟草", "园林", "园林绿化", "房管", "房产", "招商",
    "投资促进", "外事", "侨务", "法制", "编", "机关事务", "机关事务管理", "广电", "民族", "宗教", "文明", "网信", "新闻", "防汛", "防火",
    "农机", "水产", "渔业", "海洋", "口岸", "双拥", "禁毒", "食安", "安", "爱卫", "河长",
]);

/// Departments of the party, without a level before them.
static OF_PARTY: WordList =
    WordList::new(&["组织部", "宣传部", "统战部", "政法委", "纪委", "监委", "纪委监委", "人武部", "武装部"]);

/// How divisions of central organs end: `教育部教材局`.
static DIVISIONS: WordList = WordList::new(&["司", "局", "办公厅", "办公室", "委员会"]);

/// Starts that place an organ on a level of government.
#[rustfmt::skip]
static LEVELS: WordList = WordList::new(&[
    "国家", "国务院", "中央", "中共", "中国", "全国", "最高人民", "省", "市", "区", "县", "州", "旗",
    "盟", "自治区", "自治州", "自治县", "兵团", "镇", "乡", "专署", "行署", "地委", "国网", "中石油", "中石化",
]);

/// Endings of organs of their own name.
#[rustfmt::skip]
static OWN: WordList = WordList::new(&[
    "委", "局", "厅", "部", "署", "办", "办公室", "督查室", "督导室", "研究室", "编办", "政府", "管委会", "委员会", "会", "院", "总队",
    "支队", "大队", "中心", "公司", "集团", "银行", "支行", "分行", "海关", "工委", "党委", "工会",
    "妇联", "残联", "科协", "工商联", "团委", "总社", "专班", "领导小组", "指挥部", "街道", "街道办",
    "镇", "乡", "组委会", "联席会议", "街道办事处", "调查队", "社", "站", "馆", "所", "学院", "大学", "医院", "日报社",
    "防指", "防总", "电视台", "党校", "纪检组", "纪检监察组", "文联", "侨联", "台联", "社科联", "兵团", "军分区", "警备区", "军区", "政协", "人大",
]);

/// Endings of organs named by what they do.
#[rustfmt::skip]
static FUNCTION: WordList = WordList::new(&[
    "部门", "单位", "机关", "机构", "企业", "组织", "街镇", "镇街", "乡镇", "街道", "村", "团体", "各地", "地区", "各方", "有关方面", "地方",
    "省份", "区县", "县区", "各市", "各省", "各区", "各县", "村社", "社区", "学校", "医院", "院校",
    "高校", "公司", "协会", "城市", "园区", "景区", "媒体", "政府", "（区、市）", "银行", "居委会",
    "村委会", "部委", "委办局",
]);

/// Verbs and small words that may stand before an organ and are no part of it.
#[rustfmt::skip]
static NO_STARTS: WordList = WordList::new(&[
    "鼓励", "支持", "引导", "指导", "督促", "要求", "允许", "协调", "组织", "通过", "依托", "强化", "构建", "打造", "提升", "优化", "健全", "制定", "加快",
    "围绕", "结合", "报送", "报请", "报经", "提请", "纳入", "利用", "发挥", "探索", "争取", "促进", "扩大", "参照", "参与", "参加", "召开", "设立", "成立",
    "形成", "坚持", "符合", "属于", "位于", "作为", "具有", "创建", "培育", "保障", "深化", "增强", "统筹", "配合", "协助", "会同", "联合", "邀请", "授权", "求判",
    "向", "与", "使", "当", "由", "报", "请", "且", "或", "凡", "非", "若", "未", "已", "无", "此", "这", "那", "有", "是", "要", "应", "须", "可", "能", "到", "被", "以", "按", "据", "对", "在", "从", "为", "将", "把", "于", "因", "如", "该", "并", "判令", "责令", "建议", "决定", "同意", "批准", "批复", "研究", "责成", "就", "充实", "调整", "大力", "引进", "招引", "引聚", "做大", "做强", "发展", "招商", "壮大", "重点", "推广", "委托", "聘请", "受", "据悉", "日前", "让", "给", "和", "及",
]);

/// The kind of organ that `name` is; `None` when it is none.
pub fn kind(name: &str) -> Option<Kind> {
    if is_collective(name) {
        return Some(Kind::Collective);
    }
    let within = is_within(name);
    if !within && is_proper(name) {
        return Some(Kind::Proper);
    }
    // `各乡镇广播站`, `其分院`; what is left of `各镇人民政府、街道办事处`
    if name == "街道办事处" || name.strip_prefix(['各', '其']).is_some_and(is_organ_like) && !tells(name)
    {
        return Some(Kind::Function);
    }
    let headless = words!["有关", "相关"].begin(name) && name.chars().count() <= 12;
    if headless && name.chars().all(crate::text::repair::is_han) {
        return Some(Kind::Function);
    }
    let plain = name.chars().count() <= 30 && !name.contains(['，', '。', '“', '《']);
    let bare = name.split('（').next().unwrap_or(name);
    (plain
        && !tells(name)
        && (!acts(name) || name.starts_with("有关"))
        && (FUNCTION.end(name) || FUNCTION.end(bare) || within && OWN.end(name)))
    .then_some(Kind::Function)
}

/// True for all governments or townships of a place: `各街镇`, `各区县人民政府`, `试点城市政府`.
fn is_collective(name: &str) -> bool {
    if ["街镇", "镇街", "乡镇", "试点城市政府"].contains(&name) {
        return true;
    }
    let Some(rest) = name
        .strip_prefix("各")
        .or_else(|| name.strip_prefix("全区各"))
        .or_else(|| name.strip_prefix("全市各"))
        .or_else(|| name.strip_prefix("全省各"))
        .or_else(|| name.strip_prefix("全县各"))
    else {
        return false;
    };
    let place = rest.trim_start_matches("试点").trim_start_matches("有关");
    let town = [
        "街镇",
        "镇街",
        "街道办事处",
        "街道",
        "乡镇",
        "镇乡",
        "乡镇人民政府",
        "镇人民政府",
        "乡镇政府",
        "园区管委会",
        "园区管理委员会",
        "管委会",
        "乡镇（街道）",
        "镇（街道）",
        "镇（街）",
        "街道（镇）",
    ]
    .contains(&place);
    let government = words!["政府", "人民委员会", "行政公署", "革命委员会", "革委会"].end(place)
        && !place.starts_with('级')
        && place.starts_with(['省', '市', '区', '县', '州', '旗', '设', '自', '城', '地', '盟', '乡', '镇']);
    town || government
        || is_places(place)
        || is_departments(place)
        || place.strip_prefix('级').is_some_and(is_department)
}

/// True for all places of a kind, behind `各`: `县（市、区）`, `市、州`, `区县`, `旗县区`.
pub(super) fn is_places(name: &str) -> bool {
    let plain = name.trim_end_matches(|c| chars!("（）、和自治直辖").has(c));
    (1..=12).contains(&name.chars().count())
        && name.starts_with(|c| chars!("省市区县州旗盟镇乡直自").has(c))
        && plain.ends_with(|c| chars!("省市区县州旗盟镇乡道").has(c))
        && name.chars().all(|c| chars!("省市区县州旗盟镇乡街道、（）和自治直辖").has(c))
}

/// True for the departments of all places of a kind: `市工业和信息化局`, `市、州、县住建局`, `地住建局` behind `各`.
fn is_departments(name: &str) -> bool {
    let rest = name.trim_start_matches(|c: char| chars!("地省市区县州旗盟镇乡、（）和").has(c));
    let placed = rest.len() < name.len() && !name.starts_with(['、', '（', '和']);
    let department = words!["委", "局", "厅", "办"].end(rest);
    placed && department && (2..=14).contains(&rest.chars().count()) && is_organ_like(rest) && !is_mixed(rest)
}

/// True for the organs in or out of a place, which no name says: `自贸试验区内海关`, `辖区外税务局`.
fn is_within(name: &str) -> bool {
    /// Names of places and words that begin so: `河南省内乡县`, `市外事办公室`.
    static NAMES: WordList = WordList::new(&[
        "内江", "内蒙", "内乡", "内丘", "内黄", "内贸", "内河", "内部", "内陆", "内控", "内审", "内设",
        "外事", "外办", "外汇", "外侨", "外专", "外经", "外贸", "外国", "外语", "外资", "外联", "外宣",
        "外文", "外来", "外交", "外商", "外科",
    ]);
    name.match_indices(['内', '外']).any(|(at, _)| {
        let place = name[..at].ends_with(|c| chars!("区市县省州境园镇乡").has(c));
        place && at + '内'.len_utf8() < name.len() && !NAMES.begin(&name[at..])
    })
}

fn is_proper(name: &str) -> bool {
    // Places that share one head: what stands last has the head.
    if let Some((places, last)) = name.rsplit_once('、').filter(|(_, last)| !last.contains('）')) {
        let shared = |place: &str| {
            super::shared::is_place_of_many(place)
                && !FIELDS.have(place)
                && !acts(place)
                && !place.contains('的')
                && !place.ends_with(|c| chars!("任长员记").has(c))
        };
        let placed = || last.chars().skip(2).take(3).any(|c| chars!("省市区县州旗盟镇乡").has(c));
        if places.split('、').all(shared) && placed() {
            return is_proper(last);
        }
    }
    if CENTRAL.have(name)
        || OF_PARTY.have(name)
        || is_department(name)
        || is_part_of_department(name)
        || is_division(name)
    {
        return true;
    }
    let bare = name.split('（').next().unwrap_or(name);
    let seat = words!["纪委机关", "监委机关"].end(bare) && is_of_level(name);
    if seat {
        return true;
    }
    let class =
        words!["部门", "机关", "单位", "机构", "城乡", "城镇", "之乡"].end(bare) || bare == "街道办事处";
    let formed = OWN.end(bare) && is_organ_like(name) && is_organ(name);
    if class || !formed {
        return false;
    }
    let placed = region_at(name).is_some_and(|found| found.len < name.len());
    if placed && !is_mixed(name) {
        return true;
    }
    if is_vague(name) || acts(name) || is_class(name) {
        return false;
    }
    is_office(name)
        || is_of_level(name)
        || is_of_place(name)
        || is_branch(name)
        || is_of_nature(name)
        || is_school(name)
}

/// True for the office of a body that several organs form: `领导小组办公室`, `工作专班办公室`, `联合采购办公室`.
fn is_office(name: &str) -> bool {
    static BODIES: WordList = WordList::new(&[
        "小组",
        "联席会议",
        "指挥部",
        "专班",
        "委员会",
        "协调委",
        "安委会",
        "防委会",
        "指委会",
        "协调机制",
        "联合采购",
        "推进会议",
        "工作组",
        "组委会",
    ]);
    name.strip_suffix("办公室").is_some_and(|body| BODIES.end(body))
}

/// True for a department that is named without its level: `教育局`.
fn is_department(name: &str) -> bool {
    let ends = name.strip_suffix(['局', '委', '办', '厅']);
    ends.is_some_and(|field| FIELDS.have(field)) && !["安局", "安委", "安厅", "编局", "编厅"].contains(&name)
}

/// True for a part of a department that is named without its level: `公安局交警大队`.
fn is_part_of_department(name: &str) -> bool {
    let Some((head, part)) = name.split_once('局') else { return false };
    let ends = words!["大队", "支队", "中队", "分局", "监察所", "服务中心"].end(part);
    ends && FIELDS.have(head)
        && (2..=10).contains(&part.chars().count())
        && part.chars().all(crate::text::repair::is_han)
        && !tells(part)
}

/// True for a division of a central organ.
fn is_division(name: &str) -> bool {
    if !DIVISIONS.end(name) {
        return false;
    }
    let rest = CENTRAL.longest_before(name).map(|central| &name[central.len()..]);
    rest.is_some_and(|rest| {
        (2..=16).contains(&rest.chars().count())
            && DIVISIONS.end(rest)
            && rest.chars().all(crate::text::repair::is_han)
            && !tells(rest)
            && !rest.starts_with('门')
            && !words!["会同", "公司", "等", "布局", "格局", "和", "与"].stand_in(rest)
    })
}

/// True for words that make a statement of a name.
fn tells(name: &str) -> bool {
    #[rustfmt::skip]
    static WORDS: WordList = WordList::new(&[
        "可以", "是", "的", "申请", "提请", "应当", "报市", "报省", "报县", "报区", "报国", "违反", "下设",
        "设在", "成立", "权归", "如需", "函请", "商请", "报请", "移送", "函告", "责成", "撤销", "向最高", "授权", "报全国", "请全国", "或", "机构报", "后报", "院报最", "厅报", "府报", "局报",
    ]);
    // `项目法人为青岚省交通集团`, not `为民服务中心` and `华为公司`.
    let calls = |(at, word): (usize, &str)| {
        !name[..at].ends_with(['华', '无']) && !name[at + word.len()..].starts_with(['民', '农', '老'])
    };
    WORDS.stand_in(name)
        || name.match_indices('为').any(calls)
        || name.match_indices('交').any(|at| hands(name, at.0))
}

/// True at the 交 with which one organ hands something to another: `区政府办公室交区司法局`.
fn hands(name: &str, at: usize) -> bool {
    let to = &name[at + '交'.len_utf8()..];
    name[..at].ends_with(['室', '厅', '局', '委', '会', '府', '院'])
        && to.starts_with(['省', '市', '区', '县', '州', '旗', '有', '相', '各', '同'])
}

/// True for words that no name of one organ holds.
fn is_mixed(name: &str) -> bool {
    words!["有关", "相关", "以上"].stand_in(name) || tells(name)
}

/// True for words that name no organ of its own: `省级指挥部`, `中央和地方各级政府`, `省、自治区、直辖市人民政府`.
fn is_vague(name: &str) -> bool {
    static WORDS: WordList =
        WordList::new(&["各级", "级人民政府", "级人民代表", "级政府", "或", "向", "网站", "直辖市", "在"]);
    let graded = words!["国家级", "省级", "市级", "地级", "区级", "县级", "州级", "乡级", "镇级"].begin(name);
    graded
        || is_mixed(name)
        || name.starts_with(['各', '其', '本', '该', '原', '所', '沿'])
        || WORDS.stand_in(name)
}

/// True for the governments of several kinds of place: `市、县人民政府`, `乡（镇）人民政府`, `市和区人民政府`.
fn is_class(name: &str) -> bool {
    let Some(places) =
        name.split_once("人民政府").map(|(places, _)| places).or_else(|| name.strip_suffix("政府"))
    else {
        return false;
    };
    let kinds = places.chars().filter(|c| chars!("省市区县州旗乡镇").has(*c)).count();
    kinds > 1 && places.chars().all(|c| chars!("省市区县州旗乡镇自治直辖设的级、和以及或（）").has(c))
}

/// True for an organ whose level of government stands before it: `区财政局`, `省委`, `团市委`.
fn is_of_level(name: &str) -> bool {
    const NOT_BEHIND: &[char] = &['级', '域', '内', '外', '属', '长', '场', '区', '各', '辖'];
    if ["团省委", "团市委", "团区委", "团县委"].contains(&name) {
        return true;
    }
    let level = LEVELS.longest_before(name);
    let more = level.map_or("", |level| &name[level.len()..]);
    !more.is_empty()
        && (words!["外办", "外汇", "外事", "外侨", "外专", "外经贸"].begin(more)
            || !more.starts_with(NOT_BEHIND))
        && !more.starts_with("以上")
}

/// True for a text that begins with a verb or an adverb: `积极对接云溪区政府`, `加快培育示范企业`.
pub(super) fn acts(text: &str) -> bool {
    static NAMES: WordList = WordList::new(&[
        "协调小组",
        "协调委",
        "联合采购",
        "联合国",
        "联合会",
        "联合办公",
        "联合工作",
        "联合执法",
        "联合指挥",
    ]);
    if NAMES.begin(text) {
        return false;
    }
    let long = |words: &WordList| words.longest_before(text).is_some_and(|word| word.chars().count() > 1);
    NO_STARTS.begin(text) || long(&VERBS) || long(&MANNERS)
}

/// True when a name of two characters or more with its kind of place stands before the organ: `青岚省委`.
fn is_of_place(name: &str) -> bool {
    let mut chars = name.char_indices().skip(2).take(7);
    chars.any(|(at, c)| chars!("省市区县州旗盟镇乡").has(c) && at + c.len_utf8() < name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for name in [
            "区财政局",
            "青岚省委",
            "省政府",
            "财政部",
            "国家卫生健康委",
            "县政府办公室电子政务专班",
            "领导小组办公室",
            "协调小组办公室",
            "国务院办公厅",
            "团区委",
            "区府办",
            "区民政局",
            "省外办",
            "临江海关",
            "市直机关工委",
            "教育局",
            "专署水利局",
            "应急局",
            "宣传部",
            "教育部教材局",
            "市纪委监委机关",
            "工作专班办公室",
            "青岚省生产建设兵团",
            "武警青禾支队",
            "青禾高科技工业园管委会",
            "国家计委",
            "公安局交警大队",
            "市委党校",
            "人民银行云溪支行",
            "市防指",
            "青岚铁路局集团有限公司",
            "云溪电信公司",
            "市外事办公室",
            "河南省内乡县人民政府",
            "青岚师范大学",
            "青岚大学",
            "云溪河管理局",
            "云溪、岚山区人民政府",
            "云溪区、岚山区水利局",
        ] {
            assert_eq!(kind(name), Some(Kind::Proper), "{name}");
        }
        for name in [
            "各街镇",
            "各镇街",
            "街镇",
            "各街道办事处",
            "各省（区、市）政府",
            "各试点城市政府",
            "试点城市政府",
            "各区县人民政府",
            "各省、自治区、直辖市人民政府",
            "各市水利局",
            "各市、州、县住建局",
            "各地住建局",
            "各级住建局",
            "各乡（镇）人民政府",
            "各县人民委员会",
            "各县（市、区）",
            "各区县",
            "各市、州",
        ] {
            assert_eq!(kind(name), Some(Kind::Collective), "{name}");
        }
        for name in [
            "教育部门",
            "有关单位",
            "各地",
            "县级以上人民政府",
            "地方各级人民政府",
            "区级有关部门",
            "市直部门",
            "市、县人民政府",
            "乡（镇）人民政府",
            "市和区人民政府",
            "税务机关",
            "各村（社区）",
            "自贸试验区内海关",
            "辖区外税务局",
        ] {
            assert_eq!(kind(name), Some(Kind::Function), "{name}");
        }
        for name in [
            "社会",
            "办公室",
            "加强社会管理",
            "区长",
            "干部",
            "领导小组统一领导",
            "市场",
            "布局",
            "格局",
            "重点大学",
            "现代大学",
            "办公室布局",
            "境内外",
            "各县城",
            "解释权归市财政局",
            "建设部门布局",
            "结局大队",
        ] {
            assert_eq!(kind(name), None, "{name}");
        }
    }
}
