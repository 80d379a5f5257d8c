//! Writes many small notices, to see how a run behaves when there are very many: `many_sources COUNT FOLDER [SEED]`.
//!
//! Each has a number of its own, cites an earlier one, and names organs of one of a few hundred districts. The same call writes
//! the same files. Whole issues, with all that they must give, are written by `gen_corpus`.

use std::fs;
use std::path::{Path, PathBuf};

/// Files of one folder.
const FOLDER: usize = 1_000;

/// Numbers without end that look random and are the same for a seed.
struct Dice(u64);

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

fn notice(number: usize, dice: &mut Dice) -> String {
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

fn write(folder: &Path, number: usize, dice: &mut Dice) -> std::io::Result<()> {
    let folder = folder.join(format!("{:04}", number / FOLDER));
    if number.is_multiple_of(FOLDER) {
        fs::create_dir_all(&folder)?;
    }
    fs::write(folder.join(format!("{number:07}.txt")), notice(number, dice))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(count), Some(folder)) = (words.next(), words.next()) else {
        return Err("expected a count and a folder: many_sources 100000 many".into());
    };
    let count: usize = count.parse()?;
    let seed = words.next().map_or(Ok(1), |seed| seed.parse())?;
    let (folder, mut dice) = (PathBuf::from(folder), Dice(seed));
    for number in 0..count {
        write(&folder, number, &mut dice)?;
    }
    Ok(())
}
