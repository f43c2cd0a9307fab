#!/usr/bin/env python3
"""Compares `semeia measure` with other programs on the same tokens.

    pip install networkx lexicalrichness textcomplexity taaled
    python3 Tests/Independent/measures.py .build/release/semeia [--reference FILE]

Tokens are made up here, with a fixed seed. With --reference, a JSON file of texts with `tokens`, `syllables`, `n_sentences`
and `definition` is compared too. Prints the greatest difference of each measure; exit code 1 above 1e-9.
Packages that are not installed are passed over and named.
"""
import argparse
import json
import random
import subprocess
import sys

TOLERANCE = 1e-9


def invented(seed, length, vocabulary):
    """Words of a Zipf-like vocabulary."""
    source = random.Random(seed)
    letters = "bdfgklmnprstv"
    words = [a + v + b for a in letters for v in "aeiou" for b in letters]
    source.shuffle(words)
    words = words[:vocabulary]
    weights = [1 / (rank + 2) for rank in range(len(words))]
    return source.choices(words, weights, k=length)


def run(program, requests):
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    output = subprocess.run([program, "measure"], input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in output.splitlines()]


class Differences:
    def __init__(self):
        self.greatest = {}

    def add(self, name, ours, theirs):
        if theirs is None and ours is None:
            return
        # A program that writes 0 where a formula has no value agrees with a missing one only in name.
        if ours is None and theirs == 0:
            self.greatest.setdefault(name + " (0 for none)", 0.0)
            return
        difference = abs(ours - theirs) if ours is not None and theirs is not None else float("inf")
        self.greatest[name] = max(self.greatest.get(name, 0.0), difference)

    def report(self):
        for name, difference in self.greatest.items():
            print(f"{name:60} {difference:.2e}" + ("" if difference <= TOLERANCE else "   DIFFERS"))
        return all(difference <= TOLERANCE for difference in self.greatest.values())


def peer_lexicalrichness(found, answer, tokens):
    from lexicalrichness import LexicalRichness

    peer = LexicalRichness(tokens, preprocessor=None, tokenizer=None)
    ours = answer["lexical"]
    for name, value in [
        ("mattr-50", peer.mattr(window_size=50)), ("mtld", peer.mtld(threshold=0.72)), ("hdd-42", peer.hdd(draws=42)),
        ("yule-k", peer.yulek), ("herdan-c", peer.Herdan), ("maas-a2", peer.Maas), ("ttr", peer.ttr),
        ("guiraud-r", peer.rttr), ("cttr", peer.cttr), ("simpson-d", peer.simpsond),
    ]:
        found.add(f"{name} = lexicalrichness", ours.get(name), value)


def peer_textcomplexity(found, answer, tokens):
    from collections import namedtuple

    from textcomplexity import surface
    from textcomplexity.utils.text import Text

    token = namedtuple("token", "word pos")
    source = Text.from_tokens([token(word, "X") for word in tokens])
    ours = answer["lexical"]
    for name, function in [
        ("yule-k", surface.yule_k), ("honore-r", surface.honore_h), ("brunet-w", surface.brunet_w), ("herdan-c", surface.herdan_c),
        ("guiraud-r", surface.guiraud_r), ("cttr", surface.cttr), ("maas-a2", surface.maas_a2), ("simpson-d", surface.simpson_d),
        ("entropy", surface.entropy),
    ]:
        found.add(f"{name} = textcomplexity", ours.get(name), function(source))


def peer_taaled(found, answer, tokens):
    from taaled import ld

    ours = answer["lexical"]
    found.add("mattr-50 = taaled", ours.get("mattr-50"), ld.lexdiv(tokens).mattr)
    found.add("mtld-below-10 = taaled mtldo", ours.get("mtld-below-10"), ld.lexdiv(tokens).mtldo)
    found.add("hdd-42 = taaled", ours.get("hdd-42"), ld.lexdiv(tokens).hdd)


def peer_networkx(found, answer, tokens):
    import networkx as nx

    many = nx.MultiDiGraph(list(zip(tokens, tokens[1:])))
    ours = answer["graph"]
    simple = nx.DiGraph(many)
    undirected = nx.Graph(many)
    undirected.remove_edges_from(nx.selfloop_edges(undirected))
    largest = undirected.subgraph(max(nx.connected_components(undirected), key=len))
    lengths = [d for source, to in nx.all_pairs_shortest_path_length(simple) for node, d in to.items() if node != source]
    matrix = nx.to_numpy_array(many, weight=None, multigraph_weight=sum)
    values = {
        "nodes": many.number_of_nodes(), "edges": many.number_of_edges(), "unique-edges": simple.number_of_edges(),
        "repeated-edges": many.number_of_edges() - simple.number_of_edges(), "l1": nx.number_of_selfloops(many),
        "l2": (matrix @ matrix).trace() / 2, "l3": (matrix @ matrix @ matrix).trace() / 3,
        "l3-cycles": sum(1 for cycle in nx.simple_cycles(simple, length_bound=3) if len(cycle) == 3),
        "lcc": len(largest), "lsc": max(map(len, nx.strongly_connected_components(simple))),
        "diameter": max(lengths), "asp": sum(lengths) / len(lengths),
        "undirected-diameter": nx.diameter(largest), "undirected-asp": nx.average_shortest_path_length(largest),
        "clustering": nx.average_clustering(undirected), "directed-density": simple.number_of_edges() / len(many) / (len(many) - 1),
    }
    for name, value in values.items():
        found.add(f"{name} = networkx", ours.get(name), float(value))


LEXICAL = {
    "N": "tokens", "V": "types", "V1": "once", "V2": "twice", "ttr": "ttr", "mattr50": "mattr-50", "mtld_le_nomin": "mtld",
    "mtld_lt_nomin": "mtld-below", "mtld_lt_min10": "mtld-below-10", "mtld_forward_le_nomin": "mtld-forward",
    "mtld_backward_le_nomin": "mtld-backward", "hdd42": "hdd-42", "yule_k": "yule-k", "honore_ln": "honore-r",
    "brunet_w_0172": "brunet-w", "brunet_w_0165": "brunet-w-165", "herdan_c": "herdan-c", "guiraud_r": "guiraud-r", "cttr": "cttr",
    "maas_a2_ln": "maas-a2", "simpson_d": "simpson-d", "entropy_bits": "entropy",
}
READABILITY = {
    "letters": "letters", "syllables": "syllables", "polysyllables": "polysyllables", "long_words_gt6": "long-words", "flesch": "flesch",
    "fk_grade": "flesch-kincaid", "fog_ge3": "gunning-fog", "smog": "smog", "coleman_liau": "coleman-liau",
    "ari": "automated-readability", "lix": "lix", "rix": "rix",
}
GRAPH = {
    "nodes": "nodes", "edges": "edges", "unique_edges": "unique-edges", "RE_pairs": "repeated-pairs", "RE_extra": "repeated-edges",
    "RE_sum": "repeated-sum", "PE_pairs": "parallel-edges", "PE_sum": "parallel-sum", "L1": "l1", "L2_traceA2_half": "l2",
    "L2_simple": "l2-cycles", "L3_traceA3_third": "l3", "L3_simple": "l3-cycles", "LCC": "lcc", "LSC": "lsc", "ATD": "atd",
    "density_mota_2E": "density", "density_directed_unique": "directed-density", "diameter_directed_reachable": "diameter",
    "ASP_directed_reachable": "asp", "diameter_undirected_LCC": "undirected-diameter", "ASP_undirected_LCC": "undirected-asp",
    "CC_undirected": "clustering",
}


def reference(found, program, path):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    texts = data["texts"]
    answers = run(program, [
        {"tokens": t["tokens"], "sentences": t["n_sentences"], "syllables": [t["syllables"][w] for w in t["tokens"]]} for t in texts])
    for text, answer in zip(texts, answers):
        for section, group, names in [
            ("lexical_diversity", "lexical", LEXICAL), ("readability", "readability", READABILITY),
            ("speech_graph_whole", "graph", GRAPH), ("speech_graph_30w_step1_mean", "windows", GRAPH),
        ]:
            for theirs, ours in names.items():
                found.add(f"{group} {ours} = definition", answer[group].get(ours), text["definition"][section][theirs])
    small = [case for case in data["speech_graph_micro"] if case["graph"]]
    for case, answer in zip(small, run(program, [{"tokens": case["tokens"]} for case in small])):
        for theirs, ours in GRAPH.items():
            found.add(f"small graph {ours} = definition", answer["graph"].get(ours), case["graph"][theirs])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--reference")
    options = parser.parse_args()
    found = Differences()
    texts = [invented(seed, length, vocabulary) for seed, length, vocabulary in [(1, 400, 120), (2, 900, 300), (3, 150, 90), (4, 60, 25)]]
    answers = run(options.program, [{"tokens": tokens} for tokens in texts])
    for peer in [peer_lexicalrichness, peer_textcomplexity, peer_taaled, peer_networkx]:
        try:
            for tokens, answer in zip(texts, answers):
                peer(found, answer, tokens)
        except ImportError as error:
            print(f"not installed: {peer.__name__} ({error})")
    if options.reference:
        reference(found, options.program, options.reference)
    sys.exit(0 if found.report() else 1)


if __name__ == "__main__":
    main()
