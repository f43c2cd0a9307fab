#!/usr/bin/env python3
"""Validates what `semeia --format fhir`, `--format cds-hooks`, `cds-hooks` and `schema fhir-codesystems` print.

    Tests/Independent/run .build/debug/semeia

The validators are not ours, and their versions are pinned in requirements.txt and printed. Four checks, none of which sees all errors: fhir.resources (R4B models), fhirkit-rs (R4), invariants of R4 as FHIRPath, and rules of our own
(codes, references, types that must not occur). Then the same checks must find each of a list of errors put in on purpose.
The official JSON schema of R4 is not used: no Python package carries it, and nothing is fetched from elsewhere. HL7's Java validator is too large.

Besides: report lines against `semeia schema report`, and every schema against the metaschema of JSON Schema 2020-12.
"""
import copy
import json
import os
import re
import subprocess
import sys

from importlib.metadata import version

import fhirkit
import fhirpathpy
import jsonschema
from fhir.resources.R4B import get_fhir_model_class
from fhirpathpy.models import models

REQUESTS = [
    {"id": "v1", "text": "I can't sleep. I have decided, I am going to kill myself tonight. I took a whole box of pills last year. "
     "My brother is depressed, and I am not hopeless.", "language": "en", "subject": "p-1", "date": "2026-11-20T09:00:00Z",
     "consent": {"analysis": True, "decisionSupport": True, "export": True}},
    {"id": "v2", "text": " ".join(["I never feel rested and I worry about everything all the time."] * 30), "language": "en",
     "genre": "social-media", "subject": "Patient/p2", "x_fhir": {"source": "DocumentReference/n2", "encounter": "Encounter/e2"}},
    {"id": "v3", "text": "", "language": "en"},
    {"id": "v4", "text": "Sana", "language": "xx"},
    {"id": "v5", "text": "withheld", "consent": {}},
    {"id": "v6", "turns": [{"role": "clinician", "text": "Do you hear voices?"}, {"role": "subject", "text": "Yes, they tell me to hurt him."}],
     "language": "en"},
    {"text": 1},
]
TRANSCRIPT = "Examples/14-TranscriptToCard/session.vtt"
HOOK = {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", "context": {"userId": "Practitioner/1", "patientId": "p1"},
        "prefetch": {"messages": {"resourceType": "Communication", "id": "c1", "status": "completed", "sender": {"reference": "Patient/p1"},
                                  "payload": [{"contentString": "I want to end my life."}]}}}

CODES = {  # required bindings of R4, for the elements that are printed
    "Bundle": {"type": ["collection"]},
    "Observation": {"status": ["preliminary"]},
    "DetectedIssue": {"status": ["preliminary"], "severity": ["high", "moderate", "low"]},
    "Task": {"status": ["requested"], "intent": ["proposal"], "priority": ["routine", "urgent", "asap", "stat"]},
    "Device": {"status": ["active"]},
    "DocumentReference": {"status": ["current"]},
    "Provenance": {}, "CodeSystem": {"status": ["active"], "content": ["complete"]}, "ValueSet": {"status": ["active"]},
    "StructureDefinition": {"status": ["active"], "kind": ["complex-type"], "derivation": ["constraint"]},
}
TARGETS = {  # which types a reference may name
    ("Observation", "device"): ["Device"], ("Observation", "hasMember"): ["Observation"],
    ("Observation", "derivedFrom"): ["DocumentReference", "QuestionnaireResponse", "Observation"], ("Observation", "subject"): ["Patient"],
    ("Observation", "encounter"): ["Encounter"], ("DetectedIssue", "author"): ["Device"], ("DetectedIssue", "implicated"): ["Observation"],
    ("DetectedIssue", "patient"): ["Patient"], ("Task", "focus"): ["DetectedIssue"], ("Task", "requester"): ["Device"],
    ("Task", "for"): ["Patient"], ("Provenance", "target"): ["Observation", "DetectedIssue", "Task", "DocumentReference"],
}
INVARIANTS = {
    "obs-6": "Bundle.entry.resource.ofType(Observation).all(dataAbsentReason.empty() or value.empty())",
    "obs-6 of components": "Bundle.entry.resource.ofType(Observation).component.all(dataAbsentReason.empty() or value.empty())",
    "obs-7": "Bundle.entry.resource.ofType(Observation).all(value.empty() or code.coding.code.intersect(component.code.coding.code).empty()"
             " or code.coding.system.intersect(component.code.coding.system).empty())",
    "a component says something": "Bundle.entry.resource.ofType(Observation).component.all(value.exists() or dataAbsentReason.exists())",
    "an observation says something": "Bundle.entry.resource.ofType(Observation).all(value.exists() or dataAbsentReason.exists()"
                                     " or component.exists() or hasMember.exists())",
    "bdl-7": "Bundle.entry.fullUrl.isDistinct()",
    "labeled": "Bundle.entry.resource.ofType(Observation).all(meta.security.code = 'AIAST')",
}
CARD_SCHEMA = json.loads(r"""{"type":"object","required":["cards"],"additionalProperties":false,"properties":{"extension":{"type":"object"},
 "cards":{"type":"array","items":{"type":"object","required":["summary","indicator","source"],"additionalProperties":false,
  "dependentRequired":{"suggestions":["selectionBehavior"]},"properties":{
  "uuid":{"type":"string","pattern":"^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},
  "summary":{"type":"string","minLength":1,"maxLength":139},"detail":{"type":"string","minLength":1},
  "indicator":{"enum":["info","warning","critical"]},"extension":{"type":"object"},"selectionBehavior":{"enum":["any","at-most-one"]},
  "source":{"type":"object","required":["label","topic"],"additionalProperties":false,"properties":{"label":{"type":"string"},
   "url":{"type":"string"},"topic":{"type":"object","required":["system","code"]}}},
  "overrideReasons":{"type":"array","minItems":1,"items":{"type":"object","required":["system","code","display"]}},
  "links":{"type":"array","minItems":1,"items":{"type":"object","required":["label","url","type"],"properties":{"type":{"const":"absolute"}}}},
  "suggestions":{"type":"array","minItems":1,"items":{"type":"object","required":["label","uuid","actions"],"properties":{
   "actions":{"type":"array","minItems":1,"items":{"type":"object","required":["type","description","resource"],"properties":{
    "type":{"const":"create"},"resource":{"type":"object","required":["resourceType","status","intent"],
     "properties":{"resourceType":{"const":"Task"},"intent":{"const":"proposal"}}}}}}}}}}}}}}""")


def walk(value, path=()):
    """Every value inside a value, with the keys that lead to it."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, path + (key,))
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner, path)


def problems(bundle, codes=None):
    """What is wrong with a bundle, as words."""
    found = []
    try:
        get_fhir_model_class("Bundle").model_validate(copy.deepcopy(bundle))
    except Exception as error:  # pydantic's, and those of the models
        found.append("fhir.resources: " + str(error).replace("\n", " ")[:200])
    for resource in [bundle] + [entry["resource"] for entry in bundle["entry"]]:
        try:
            found += [f"fhirkit: {issue}"[:200] for issue in fhirkit.validate(json.dumps(resource))]
        except Exception as error:
            found.append("fhirkit: " + str(error)[:200])
    for name, expression in INVARIANTS.items():
        if fhirpathpy.evaluate(bundle, expression, None, models["r4"]) != [True]:
            found.append("invariant: " + name)
    types = {entry["fullUrl"]: entry["resource"]["resourceType"] for entry in bundle["entry"]}
    for resource in [bundle] + [entry["resource"] for entry in bundle["entry"]]:
        kind = resource["resourceType"]
        if kind not in CODES:
            found.append(f"type {kind} must not occur")
            continue
        for element, allowed in CODES[kind].items():
            if element in resource and resource[element] not in allowed:
                found.append(f"{kind}.{element} is not one of {allowed}")
            if element not in resource and element in ("status", "intent", "type", "content"):
                found.append(f"{kind}.{element} is missing")
    for entry in bundle["entry"]:
        kind = entry["resource"]["resourceType"]
        for path, value in walk(entry["resource"]):
            if path and path[-1] == "reference" and isinstance(value, str):
                target = types.get(value) if value.startswith("urn:") else value.split("/")[-2]
                allowed = TARGETS.get((kind, path[0]))
                if target is None or allowed and target not in allowed:
                    found.append(f"{kind}.{'.'.join(path)} names {target}")
            if codes is not None and isinstance(value, dict) and "/semeia/" in str(value.get("system", "")):
                if (value["system"], value["code"], value.get("display")) not in codes:
                    found.append(f"{value['system']}#{value['code']} is not in its code system, or under another name")
    return found


# Errors put in on purpose: each must be found.
def first(bundle, kind):
    return next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind)


MUTATIONS = {
    "value and dataAbsentReason": lambda b: first(b, "Observation")["component"][0].update(dataAbsentReason={"text": "x"}),
    "status of another kind": lambda b: first(b, "Observation").update(status="bogus"),
    "no code": lambda b: first(b, "Observation").pop("code"),
    "two values": lambda b: first(b, "Observation")["component"][0].update(valueString="s"),
    "unknown element": lambda b: first(b, "Task").update(foo=1),
    "no date": lambda b: first(b, "Observation").update(effectiveDateTime="yesterday"),
    "reference to another type": lambda b: first(b, "Observation").update(device={"reference": "Patient/p1"}),
    "reference to nothing": lambda b: first(b, "Observation").update(device={"reference": "urn:uuid:0"}),
    "empty array": lambda b: first(b, "Observation").update(note=[]),
    "null": lambda b: first(b, "Observation").update(note=None),
    "a RiskAssessment": lambda b: b["entry"].append({"fullUrl": "urn:uuid:1", "resource": {
        "resourceType": "RiskAssessment", "status": "final", "subject": {"reference": "Patient/p1"}}}),
    "a code that is not there": lambda b: first(b, "Observation")["code"]["coding"][0].update(code="nothing"),
    "no status of a task": lambda b: first(b, "Task").pop("status"),
    "final": lambda b: first(b, "Observation").update(status="final"),
}


def main():
    semeia = sys.argv[1] if len(sys.argv) > 1 else "semeia"

    def run(arguments, text=""):
        return subprocess.run([semeia] + arguments, input=text, capture_output=True, text=True, env=os.environ).stdout

    lines = "".join(json.dumps(request) + "\n" for request in REQUESTS)
    lines += run(["convert", TRANSCRIPT, "--role", "Marta=subject", "--language", "en", "--quiet"], "")
    systems = json.loads(run(["schema", "fhir-codesystems"]))
    codes = {(r["resource"]["url"], c["code"], c.get("display")) for r in systems["entry"] for c in r["resource"].get("concept", [])}
    failures = [("code systems", p) for p in problems(systems)]
    bundles = [json.loads(line) for line in run(["--format", "fhir", "--include", "markers,findings,scores,flags,decisions,text",
                                                 "--recorded", "2026-11-20T10:00:03Z"], lines).splitlines()]
    bundles.append(json.loads(run(["--format", "fhir"], json.dumps(REQUESTS[0]))))
    for index, bundle in enumerate(bundles):
        failures += [(f"bundle {index + 1}", p) for p in problems(bundle, codes)]
    caught = 0
    before = set(problems(bundles[0], codes))
    for name, mutate in MUTATIONS.items():
        broken = copy.deepcopy(bundles[0])
        mutate(broken)
        if set(problems(broken, codes)) - before:
            caught += 1
        else:
            failures.append(("put in on purpose", name + " was not found"))
    responses = [json.loads(line) for line in run(["--format", "cds-hooks"], lines).splitlines()]
    responses += [json.loads(line) for line in run(["cds-hooks", "--about", "https://example.org/about"], json.dumps(HOOK)).splitlines()]
    for index, response in enumerate(responses):
        for error in jsonschema.Draft202012Validator(CARD_SCHEMA).iter_errors(response):
            failures.append((f"response {index + 1}", error.message[:200]))
        for card in response["cards"]:
            for suggestion in card.get("suggestions", []):
                for action in suggestion["actions"]:
                    failures += [(f"response {index + 1}", "fhirkit: " + str(i)) for i in fhirkit.validate(json.dumps(action["resource"]))]
    if not responses or not any(response["cards"] for response in responses):
        failures.append(("responses", "there is no card"))
    for name in ("request", "report"):
        jsonschema.Draft202012Validator.check_schema(json.loads(run(["schema", name])))
    schema = jsonschema.Draft202012Validator(json.loads(run(["schema", "report"])))
    reports = [json.loads(line) for line in run(["--rules", "safety", "quality", "review", "context", "--country", "US", "--today", "2026-12-01",
                                                 "--include", "markers,findings,scores,flags,decisions,tokens,text"], lines).splitlines()]
    for index, report in enumerate(reports):
        failures += [(f"report {index + 1}", f"{'/'.join(map(str, e.path))}: {e.message[:160]}") for e in schema.iter_errors(report)]
    if not any(report.get("contacts") for report in reports):
        failures.append(("reports", "there is no crisis contact"))
    print(", ".join(f"{name} {version(name)}" for name in ("fhir.resources", "fhirkit-rs", "fhirpathpy", "jsonschema")))
    resources = sum(len(bundle["entry"]) for bundle in bundles)
    print(f"{len(bundles)} bundles with {resources} resources, {len(systems['entry'])} code systems and value sets, "
          f"{len(responses)} responses, {len(reports)} reports, {caught} of {len(MUTATIONS)} errors put in on purpose found")
    for place, problem in failures:
        print(f"{place}: {re.sub(r'urn:uuid:[0-9a-f-]+', 'urn:uuid:…', problem)}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
