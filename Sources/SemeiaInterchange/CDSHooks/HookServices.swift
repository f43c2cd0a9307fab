public import SemeiaRecords

/// What the discovery endpoint of a CDS Hooks service answers.
public enum HookServices {
  /// The services: the same one for three hooks that open a chart or end a stay, none of which interrupts an order.
  public static var json: JSONValue { ["services": .array(["patient-view", "encounter-start", "encounter-discharge"].map(service))] }

  private static func service(_ hook: String) -> JSONValue {
    [
      "hook": .string(hook), "id": "semeia", "title": "Semeia: what recent texts state",
      "description":
        "Shows which rules held over what recent notes, forms and messages state, with the places to read. Supports a clinician's judgement; not for emergency use.",
      "usageRequirements":
        "Texts must be in the prefetch (attachment.data, contentString, valueString, Binary) or in extension; nothing is fetched.",
      "prefetch": [
        "notes": "DocumentReference?patient={{context.patientId}}&category=clinical-note&_sort=-date&_count=5",
        "forms": "QuestionnaireResponse?patient={{context.patientId}}&_sort=-authored&_count=3",
        "messages": "Communication?patient={{context.patientId}}&_sort=-sent&_count=20",
      ],
    ]
  }
}
