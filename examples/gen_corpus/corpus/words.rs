//! What generated issues speak of. Places, organs and persons are invented.

use super::dice::Dice;

/// A county or district, the region of a gazette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Name with the city above: `澄川市云溪区`.
    pub(crate) full: String,
    /// What the document numbers of its organs begin with: `澄云溪府`.
    pub(crate) code: String,
    /// Its level, as organs and people call it: `区`.
    pub(crate) level: &'static str,
}

const CITIES: &[&str] = &["北屏市", "澄川市", "南荫市", "岚溪市", "鹿门市", "霞原市"];
const FIRST: &[&str] = &["云", "石", "青", "柳", "白", "沙", "龙", "凤", "竹", "松", "桐", "梅"];
const SECOND: &[&str] = &["溪", "桥", "田", "荫", "渡", "坪", "泉", "岭", "湾", "原", "川", "屏"];
const LEVELS: &[&str] = &["区", "县"];

impl Place {
    /// How many places there are.
    pub(crate) const COUNT: usize = CITIES.len() * FIRST.len() * SECOND.len() * LEVELS.len();

    /// The place with that number.
    pub(crate) fn numbered(number: usize) -> Self {
        let (second, rest) = (SECOND[number % SECOND.len()], number / SECOND.len());
        let (first, rest) = (FIRST[rest % FIRST.len()], rest / FIRST.len());
        let (level, rest) = (LEVELS[rest % LEVELS.len()], rest / LEVELS.len());
        let city = CITIES[rest % CITIES.len()];
        let (initial, word) =
            (city.chars().take(1).collect::<String>(), if level == "区" { "府" } else { "政" });
        Self {
            full: format!("{city}{first}{second}{level}"),
            code: format!("{initial}{first}{second}{word}"),
            level,
        }
    }

    /// Its government: `澄川市云溪区人民政府`.
    pub(crate) fn government(&self) -> String {
        format!("{}人民政府", self.full)
    }

    /// An organ as its texts call it: `区水利局`.
    pub(crate) fn organ(&self, name: &str) -> String {
        format!("{}{name}", self.level)
    }

    /// Some different organs, as its texts call them.
    pub(crate) fn organs(&self, dice: &mut Dice, count: usize) -> Vec<String> {
        dice.choose(ORGANS, count).into_iter().map(|name| self.organ(name)).collect()
    }
}

const ORGANS: &[&str] = &[
    "发展改革委",
    "教委",
    "科技局",
    "公安局",
    "民政局",
    "财政局",
    "人力社保局",
    "生态环境局",
    "住房城乡建委",
    "交通局",
    "水利局",
    "农业农村委",
    "商务委",
    "文化旅游委",
    "卫生健康委",
    "应急局",
    "审计局",
    "市场监管局",
    "林业局",
    "统计局",
    "城管局",
];

/// Offices below the regions, with what they are called in full behind the name of the region.
pub(crate) const POSTS: &[(&str, &str)] = &[
    ("水利局", "局长"),
    ("财政局", "副局长"),
    ("民政局", "局长"),
    ("审计局", "副局长"),
    ("教育委员会", "主任"),
    ("卫生健康委员会", "副主任"),
    ("河道管理中心", "主任"),
    ("第一中学", "校长"),
    ("人民医院", "副院长"),
    ("职业技术学校", "校长"),
    ("市场监督管理局", "副局长"),
    ("应急管理局", "局长"),
];

/// What a document is about, as it stands in its title.
pub(crate) const MATTERS: &[&str] = &[
    "农村供水保障",
    "河道保洁",
    "防汛抗旱",
    "秋季绿化",
    "智慧养老服务",
    "食品安全",
    "校园周边环境整治",
    "冬季供暖",
    "节约用水",
    "无障碍环境建设",
    "数字农业发展",
    "茶旅融合发展",
    "老旧小区改造",
    "乡村道路养护",
    "湿地保护",
    "垃圾分类",
];

/// A task: its head, and what is to be done, without anybody who is to do it.
pub(crate) const TASKS: &[(&str, &str)] = &[
    ("完善基础设施", "按照先急后缓的顺序分批实施改造，新建项目与配套设施同步设计、同步施工。"),
    ("强化日常巡查", "建立问题台账，发现一处、整改一处、销号一处，防止反弹。"),
    ("健全管护机制", "坚持建管并重，明确管护标准，推行网格化管理，形成闭环。"),
    ("加强宣传引导", "利用广播、院坝会、宣传栏讲清政策，回应群众关切，营造良好氛围。"),
    ("提升服务水平", "优化办事流程，精简申报材料，推广网上办理，方便群众就近办事。"),
    ("推进信息共享", "打通数据壁垒，建设统一平台，实现动态更新、全程可查。"),
    ("加大资金投入", "整合相关专项资金，引导社会力量参与，提高资金使用效益。"),
    ("严格督促检查", "采取明察暗访、随机抽查等方式查找短板，逐项推动整改。"),
    ("开展业务培训", "分批组织业务骨干学习先进经验，提高队伍专业能力。"),
    ("规范竣工验收", "严把材料关和质量关，未通过验收的项目不得交付使用。"),
    ("注重示范带动", "选择基础较好的村先行先试，总结经验后逐步推广。"),
    ("防范安全风险", "全面排查隐患点位，完善应急预案，做到早发现、早处置。"),
];

const HOW: &[&str] = &[
    "坚持问题导向",
    "聚焦薄弱环节",
    "立足当前实际",
    "着眼长远发展",
    "围绕群众关切",
    "强化系统观念",
    "注重因地制宜",
    "突出源头防控",
    "完善工作机制",
    "把握时间节点",
    "压紧工作链条",
    "用好现有资源",
];
const BY: &[&str] = &[
    "把群众的小事当作自己的大事来办",
    "推动关口前移、重心下移",
    "避免多头布置、重复检查",
    "充分听取专家和群众意见",
    "做好与现有规划的衔接",
    "发挥典型引路作用",
    "鼓励基层大胆探索",
    "统筹近期安排与长远发展",
    "细化工作流程和技术标准",
    "综合运用多种技术手段",
    "健全动态更新的工作台账",
    "打通信息传递的梗阻",
];
const FOR: &[&str] = &[
    "确保各项措施落地见效",
    "切实减轻基层负担",
    "防止大拆大建",
    "不断巩固已有成果",
    "以点带面推动整体提升",
    "引导居民自觉参与、共同维护",
    "形成可复制、可推广的做法",
    "实现全过程闭环管理",
    "把矛盾化解在萌芽状态",
    "努力增强群众获得感",
    "为后续工作打好基础",
    "促进服务提质增效",
];

/// Sentences that may follow any task.
pub(crate) fn remarks(dice: &mut Dice, count: usize) -> String {
    (0..count).map(|_| format!("{}，{}，{}。", dice.pick(HOW), dice.pick(BY), dice.pick(FOR))).collect()
}

/// Heads of the parts of a plan.
pub(crate) const PARTS: &[&str] = &["重点任务", "政策措施", "保障措施", "组织实施", "工作要求", "能力建设"];

/// What is counted: the words before the number, and the unit behind it. It is known that `12口左右` is not read.
pub(crate) const COUNTED: &[(&str, &str)] = &[
    ("新建污水处理站", "座"),
    ("改造老旧管网", "公里"),
    ("建成示范村", "个"),
    ("培训业务骨干", "人次"),
    ("整治病险水库", "座"),
    ("建设冷链仓库", "座"),
    ("引进加工企业", "家"),
    ("改造农村户厕", "户"),
];

/// What is a share.
pub(crate) const SHARES: &[&str] =
    &["自来水普及率", "生活垃圾无害化处理率", "产品抽检合格率", "森林覆盖率", "群众满意度", "污水集中处理率"];

/// Statutes that are cited by their titles.
pub(crate) const STATUTES: &[&str] =
    &["青岚省河道管理条例", "青岚省乡村建设条例", "青岚省公共设施保护办法", "青岚省行政规范性文件管理规定"];

/// Activities.
pub(crate) const ACTIVITIES: &[(&str, &str)] = &[
    ("春茶开采节", "新茶品鉴、茶艺展演"),
    ("山地越野赛", "亲子徒步、半程越野"),
    ("非遗展演周", "竹编体验、山歌对唱"),
    ("茶乡摄影采风", "作品展览、摄影讲座"),
    ("河畔读书会", "经典诵读、旧书交换"),
    ("农民趣味运动会", "挑粮接力、拔河比赛"),
];

/// Where activities are.
pub(crate) const VENUES: &[&str] =
    &["云顶茶山景区", "古寨景区", "文化广场", "体育公园", "图书馆报告厅", "滨河公园"];

/// Towns.
pub(crate) const TOWNS: &[&str] =
    &["青田镇", "白鹤镇", "长滩镇", "三渡镇", "云台镇", "竹林镇", "双桥镇", "古寨镇", "石门镇", "柳浦镇"];

const SURNAMES: &[&str] = &[
    "林", "周", "顾", "邵", "季", "孔", "贺", "段", "沈", "陆", "宋", "唐", "施", "欧阳", "梁", "苏", "冯",
    "秦",
];
const GIVEN: &[&str] = &[
    "知远", "砚秋", "南枝", "一帆", "长风", "令仪", "双林", "归鸿", "怀谦", "承泽", "若溪", "望舒", "明远",
    "晚舟", "牧野", "映雪", "晓棠", "照晚",
];

/// The name of a person.
pub(crate) fn person(dice: &mut Dice) -> String {
    format!("{}{}", dice.pick(SURNAMES), dice.pick(GIVEN))
}

/// Some names of persons, all different.
pub(crate) fn persons(dice: &mut Dice, count: usize) -> Vec<String> {
    let given = dice.choose(GIVEN, count);
    given.into_iter().map(|given| format!("{}{given}", dice.pick(SURNAMES))).collect()
}
