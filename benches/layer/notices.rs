//! Notices of our own making, as many as are wanted: each has a number of its own, cites an earlier one, and names organs
//! of one of a few hundred districts. The same seed gives the same notices.

/// Numbers without end that look random and are the same for a seed.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }
}

const FIRST: [&str; 12] = ["云", "石", "青", "柳", "白", "沙", "龙", "凤", "东", "西", "南", "北"];
const SECOND: [&str; 12] = ["溪", "桥", "田", "荫", "河", "坪", "泉", "岭", "湾", "原", "川", "屏"];
const MATTERS: [&str; 8] =
    ["河道保洁", "防汛抗旱", "秋季绿化", "智慧养老", "食品安全", "校园周边整治", "冬季供暖", "节约用水"];
const ORGANS: [&str; 8] =
    ["区水利局", "区教委", "区财政局", "区人力社保局", "区民政局", "区城管局", "区公安局", "区卫生健康委"];

/// The notice of this number.
pub(crate) fn notice(number: usize, dice: &mut Dice) -> String {
    let district = format!("青岚省临江市{}{}区", dice.pick(&FIRST), dice.pick(&SECOND));
    let (year, earlier) = (2015 + number % 10, number / 2 + 1);
    let (matter, cited) = (dice.pick(&MATTERS), dice.pick(&MATTERS));
    let (lead, support) = (dice.pick(&ORGANS), dice.pick(&ORGANS));
    format!(
        "{district}人民政府文件\n\n云府发〔{year}〕{number}号\n\n{district}人民政府关于做好{matter}工作的通知\n\n\
         各镇人民政府、街道办事处，区政府各部门：\n\n根据《关于做好{cited}工作的通知》（云府发〔{year}〕{earlier}号），现将有关事项通知如下。\n\n\
         一、明确目标\n\n到{}年底，完成投资{}万元，覆盖率达到{}%以上。\n\n\
         二、明确分工\n\n（一）加强巡查。每月检查一次，建立台账。（牵头单位：{lead}；配合单位：{support}、各镇人民政府）\n\n\
         {district}人民政府\n\n{year}年{}月{}日\n",
        year + 1,
        1 + dice.roll(900),
        50 + dice.roll(50),
        1 + dice.roll(12),
        1 + dice.roll(28),
    )
}
