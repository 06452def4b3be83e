"""Splink on the development sets, as its own tutorial sets it up for these columns; clustered at its tutorial's 0.95."""
import re, sys, time
import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

folder = sys.argv[1]

def measure(name, frame, truth, comparisons, rules, deterministic, training):
    frame = frame.assign(unique_id=range(len(frame)))
    truth = list(truth)
    begun = time.time()
    linker = Linker(DuckDBAPI().register(frame), SettingsCreator(link_type="dedupe_only", comparisons=comparisons, blocking_rules_to_generate_predictions=rules))
    linker.training.estimate_probability_two_random_records_match(deterministic, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in training:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=0.01)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.95).as_pandas_dataframe()
    found = dict(zip(clusters.unique_id, clusters.cluster_id))
    def pairs_of(keys):
        sizes = {}
        for key in keys: sizes[key] = sizes.get(key, 0) + 1
        return sum(n * (n - 1) // 2 for n in sizes.values())
    made, true = pairs_of(found.values()), pairs_of(truth)
    right = pairs_of((found[i], truth[i]) for i in range(len(truth)))
    p, r = right / max(1, made), right / true
    print(f"Splink, {name}: clustered P {p:.4f} R {r:.4f} F1 {2 * p * r / (p + r):.4f}; {time.time() - begun:.1f} s")

fake = pd.read_csv(f"{folder}/fake_1000.csv")
measure("fake_1000", fake.drop(columns="cluster"), fake["cluster"],
    [cl.NameComparison("first_name"), cl.NameComparison("surname"), cl.DateOfBirthComparison("dob", input_is_string=True),
     cl.ExactMatch("city").configure(term_frequency_adjustments=True), cl.EmailComparison("email")],
    [block_on("first_name", "city"), block_on("surname"), block_on("dob"), block_on("email")],
    [block_on("first_name", "dob"), "l.email = r.email"], [block_on("first_name", "surname"), block_on("dob")])

for name in ["febrl1", "febrl2"]:
    frame = pd.read_csv(f"{folder}/{name}.csv", dtype=str, skipinitialspace=True)
    frame.columns = [c.strip() for c in frame.columns]
    truth = [re.search(r"\d+", r).group() for r in frame["rec_id"]]
    measure(name, frame, truth,
        [cl.NameComparison("given_name"), cl.NameComparison("surname"), cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
         cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]), cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
         cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True)],
        [block_on("soc_sec_id"), block_on("surname"), block_on("given_name"), block_on("date_of_birth"), block_on("postcode")],
        [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")], [block_on("date_of_birth"), block_on("postcode")])
