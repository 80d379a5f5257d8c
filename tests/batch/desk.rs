//! What the tests of runs share: a folder with inputs, texts to put there, and what came out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use gongbao::dataset;
use gongbao::pipeline::{Options, Summary, run};
use tempfile::TempDir;

/// A folder with inputs and an output.
pub(crate) struct Desk {
    pub(crate) folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("in")).unwrap();
        Self { folder }
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.input().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn input(&self) -> PathBuf {
        self.folder.path().join("in")
    }

    pub(crate) fn output(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn options(&self, name: &str) -> Options {
        Options { inputs: vec![self.input()], output: self.output(name), ..Options::default() }
    }

    pub(crate) fn run(&self, name: &str) -> Summary {
        run(&self.options(name), &|_| ()).unwrap()
    }

    pub(crate) fn breaches(&self, name: &str) -> Vec<dataset::Breach> {
        let input = self.input();
        let found =
            dataset::verify(&self.output(name), &mut |path| fs::read_to_string(input.join(path)).ok());
        found.unwrap().breaches
    }
}

/// A notice that cites another one, names organs by their short forms, and gives a post.
pub(crate) fn notice(number: usize, cites: usize) -> String {
    let matter = ["河道保洁", "防汛抗旱", "秋季绿化", "智慧养老"][number % 4];
    format!(
        "青岚省临江市云溪区人民政府文件\n\n云溪府发〔2023〕{number}号\n\n青岚省临江市云溪区人民政府关于做好{matter}工作的通知\n\n\
         各镇人民政府、街道办事处：\n\n根据《关于做好防汛抗旱工作的通知》（云溪府发〔2023〕{cites}号），现将有关事项通知如下。\n\n\
         一、明确分工\n\n到2024年底，完成投资{number}万元。（责任单位：区水利局、区人力社保局）\n\n\
         青岚省临江市云溪区人民政府\n\n2023年5月8日\n"
    )
}

/// The files of an output, without those that tell of the run itself.
pub(crate) fn files(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for folder in fs::read_dir(output).unwrap().map(|entry| entry.unwrap().path()) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if folder.is_dir() && name != ".gongbao" {
            for file in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap()) {
                let path = format!("{name}/{}", file.file_name().to_string_lossy());
                found.insert(path, fs::read(file.path()).unwrap());
            }
        } else if name == "datapackage.json" {
            found.insert(name, fs::read(folder).unwrap());
        }
    }
    found
}

/// Numbers without end that look random and are the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}
