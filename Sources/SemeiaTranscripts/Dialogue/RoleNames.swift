package import SemeiaText

/// The part in a conversation that a name tells by itself.
///
/// Words for the person whom a conversation is about and for the professional, in the languages of the content, and the short
/// forms that transcripts use. Compared without regard to case, and without a number at the end (`Patient 2`). A name with the
/// title `Dr.` is taken for the clinician's.
package enum RoleNames {
  /// The part of a name; nil where it tells none. `P` and `T` are known only in capitals.
  package static func role(of name: String) -> Role? {
    var scalars = name.unicodeScalars[...]
    while let last = scalars.last, last.properties.numericType != nil || last == " " || last == "_" || last == "#" || last == "." {
      scalars.removeLast()
    }
    let base = String(String.UnicodeScalarView(scalars))
    if let role = short[base] ?? words[base.lowercased()] { return role }
    return ["Dr. ", "Dr ", "Dra. "].contains { name.hasPrefix($0) } ? .clinician : nil
  }

  private static let short: [String: Role] = [
    "P": .subject, "Pt": .subject, "PT": .subject, "PAR": .subject, "SUB": .subject, "SUBJ": .subject, "T": .clinician,
    "TH": .clinician,
    "Th": .clinician, "Dr": .clinician, "DR": .clinician, "I": .clinician, "INV": .clinician, "INT": .clinician,
    "CLI": .clinician,
  ]

  private static let words: [String: Role] = {
    var table: [String: Role] = [:]
    for word in subjects { table[word] = .subject }
    for word in clinicians { table[word] = .clinician }
    return table
  }()

  private static let subjects = [
    "patient", "client", "participant", "subject", "interviewee", "respondent", "caller", "target_child",
    "patientin", "klient", "klientin", "teilnehmer", "teilnehmerin", "paciente", "cliente", "participante", "paziente",
    "patiente", "participante", "deelnemer", "patiënt", "cliënt", "pacjent", "pacjentka", "пациент", "пациентка", "клиент",
    "пацієнт",
    "пацієнтка", "клієнт", "hasta", "danışan", "مريض", "المريض", "المريضة", "بیمار", "مراجع", "रोगी", "मरीज़", "রোগী", "pasien",
    "klien",
    "bệnh nhân", "thân chủ", "ผู้ป่วย", "ผู้รับบริการ", "患者", "病人", "来访者", "來訪者", "クライエント", "クライアント", "환자", "내담자", "mgonjwa", "mteja",
  ]

  private static let clinicians = [
    "therapist", "psychotherapist", "interviewer", "doctor", "investigator", "clinician", "counselor", "counsellor",
    "psychiatrist",
    "psychologist", "nurse", "provider", "examiner", "physician", "therapeut", "therapeutin", "arzt", "ärztin", "interviewerin",
    "psychologe", "psychologin", "terapeuta", "médico", "médica", "entrevistador", "entrevistadora", "psicólogo", "psicóloga",
    "thérapeute", "médecin", "psychologue", "psychiatre", "terapeuta", "medico", "psicologo", "psicologa", "arts", "therapeute",
    "terapeut",
    "läkare", "lekarz", "lekarka", "терапевт", "врач", "психолог", "психиатр", "лікар", "terapist", "doktor", "psikolog", "طبيب",
    "الطبيب",
    "المعالج", "پزشک", "درمانگر", "चिकित्सक", "डॉक्टर", "চিকিৎসক", "ডাক্তার", "terapis", "dokter", "bác sĩ", "nhà trị liệu", "แพทย์",
    "นักบำบัด", "医生", "醫生", "医師", "治疗师", "治療師", "咨询师", "諮商師", "心理师", "心理師", "セラピスト", "カウンセラー", "의사", "치료사", "상담사", "daktari",
  ]
}
