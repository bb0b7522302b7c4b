Feature: Replay
  A case can be decided again at any time. Under the content that decided it, it is the same to the last
  letter; under another, every difference is listed.

  Background:
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer |
      | pain_rest | 8      |
      | pain_move | 9      |

  Scenario: Under its own content a case is the same to the last letter
    Given the person has asked for a week
    When the case is replayed
    Then under its own content it is the same

  Scenario: It is the same even when its content is no longer on disk
    Given a content that sends strong pain to "urgent"
    And the person has asked for a week
    When that content is replaced on disk by today's
    And the case is replayed
    Then under its own content it is the same
    And its own content is not the one on disk

  Scenario: Under changed content every difference is listed, and the case stays as it was
    Given a content that sends strong pain to "urgent"
    And the person has asked for a week
    When that content is replaced on disk by today's
    And the case is replayed
    Then under today's content these differences are listed
      | place                                       | before                                  | now                                                     |
      | triage                                      | urgent                                  | clinician_first                                         |
      | outcome / title                             | Please speak to a doctor or nurse today | Please see a doctor or physiotherapist before you start |
      | trace / strong-at-rest / concluded / triage | urgent                                  | clinician_first                                         |
    And the case has the triage "urgent"
    And the chain holds with 1 record

  Scenario: A change that touches nothing in the case makes no difference to it
    Given a content in which the rule "chest-pain" has another title
    And the person has asked for a week
    When that content is replaced on disk by today's
    And the case is replayed
    Then its own content is not the one on disk
    And under today's content nothing is different
