Feature: Reviewing
  A clinician says whether the decision in a case was right. What was decided stays as it was; the review is
  kept beside it. Nobody sees what others said before saying something of their own.

  Background:
    Given a person with two weeks of simple low back pain
    And the person answers
      | question    | answer     |
      | chest_signs | chest_pain |
    And the person has asked for a week

  Scenario: A clinician agrees
    When "anna" agrees with the case
    Then "anna" sees these reviews
      | who  | verdict |
      | anna | agree   |

  Scenario: A clinician disagrees, says why, and what would have been right
    When "anna" disagrees as "too_cautious", and would have chosen "urgent"
    Then "anna" sees these reviews
      | who  | verdict  | reason       | right  |
      | anna | disagree | too_cautious | urgent |
    And the case has the triage "emergency"
    And the chain holds with 2 records

  Scenario: Triage and week are judged apart
    Given another person has asked for a week
    When "anna" agrees with the triage of that person, and finds the week wrong as "wrong_dose"
    Then the review of that person says
      | verdict  | triage | week     | right |
      | disagree | agree  | disagree |       |

  Scenario: A disagreement says what is wrong, what is right and why, or it is not taken
    When a clinician at the desk disagrees and says nothing more
    Then the clinician is asked for "reason, right_triage, words"
    And no review is kept

  Scenario: What others said is held back until the reviewer has said something too
    Given "anna" has disagreed as "too_cautious", and would have chosen "urgent"
    Then "bert" sees no review, and that 1 is kept back
    When "bert" agrees with the case
    Then "bert" sees these reviews
      | who  | verdict  | reason       | right  |
      | anna | disagree | too_cautious | urgent |
      | bert | agree    |              |        |

  Scenario: A disagreement asks for a second opinion, and a third is not needed
    When "anna" disagrees as "too_cautious", and would have chosen "urgent"
    Then the case is in the queue of "bert" for a second opinion
    And the case is not in the queue of "anna"
    When "bert" agrees with the case
    Then the case is not in the queue of "bert"
    And nobody asks "carla" for a second opinion

  Scenario: Agreement with a rule is the share of the reviews that agree
    When "anna" agrees with the case
    And "bert" disagrees as "too_cautious", and would have chosen "urgent"
    Then the agreement with these rules is
      | rule       | reviews | agree |
      | chest-pain | 2       | 1     |

  Scenario: Blaming one rule does not count against the others
    When "anna" disagrees with the rule "chest-pain" as "wrong_words", and would have chosen "emergency"
    Then the agreement with these rules is
      | rule             | reviews | agree |
      | chest-pain       | 1       | 0     |
      | new-pain-by-time | 1       | 1     |

  Scenario: The last word of a clinician counts
    When "anna" disagrees as "too_cautious", and would have chosen "urgent"
    And "anna" agrees with the case
    Then the agreement with these rules is
      | rule       | reviews | agree |
      | chest-pain | 1       | 1     |

  Scenario: How far two clinicians agree is counted over the cases that both have judged
    Given another person has asked for a week
    When "anna" agrees with every case
    And "bert" agrees with every case
    And "bert" disagrees as "too_cautious", and would have chosen "urgent"
    Then "anna" and "bert" agree on 1 of 2 cases
